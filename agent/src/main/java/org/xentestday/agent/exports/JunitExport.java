package org.xentestday.agent.exports;

import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.imports.Exported;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.exchange.Format;
import org.xentestday.model.result.Result;

/**
 * JUnit XML: a suite for each candidate and area, a case for each result. What the format has no place for are properties,
 * so that {@code testday import} reads back every status as it was.
 */
final class JunitExport {
    private static final String FAILURE = "failure";
    private static final String ERROR = "error";
    private static final String SKIPPED = "skipped";

    private final Catalogue catalogue;

    JunitExport(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    String write(List<Result> results) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            start(xml, "testsuites", "testday", results);
            for (Map.Entry<String, List<Result>> suite : suites(results).entrySet()) {
                suite(xml, suite.getKey(), suite.getValue());
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        return text.toString();
    }

    private Map<String, List<Result>> suites(List<Result> results) {
        return results.stream()
                .collect(Collectors.groupingBy(
                        result -> result.build().candidate() + "/" + Exports.area(catalogue, result),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private static void start(XMLStreamWriter xml, String element, String name, List<Result> results)
            throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(element);
        xml.writeAttribute("name", name);
        xml.writeAttribute("tests", Integer.toString(results.size()));
        xml.writeAttribute("failures", count(results, FAILURE));
        xml.writeAttribute("errors", count(results, ERROR));
        xml.writeAttribute(SKIPPED, count(results, SKIPPED));
        xml.writeAttribute(
                "time",
                seconds(results.stream().mapToLong(Result::durationMillis).sum()));
    }

    private static String count(List<Result> results, String word) {
        return Long.toString(
                results.stream().filter(result -> word(result).equals(word)).count());
    }

    private static String word(Result result) {
        return Format.JUNIT.word(result.status());
    }

    private void suite(XMLStreamWriter xml, String name, List<Result> results) throws XMLStreamException {
        start(xml, "testsuite", name, results);
        Instant first =
                results.stream().map(Result::startedAt).min(Instant::compareTo).orElseThrow();
        xml.writeAttribute("timestamp", first.toString());
        Result any = results.getFirst();
        Map<String, @Nullable String> properties = new LinkedHashMap<>();
        properties.put(Exported.CANDIDATE, any.build().candidate().toString());
        properties.put("testday.plan", any.plan());
        properties.put("testday.machine", any.machine());
        properties(xml, properties);
        for (Result result : results) {
            testcase(xml, result);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private void testcase(XMLStreamWriter xml, Result result) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("testcase");
        xml.writeAttribute("name", result.test());
        xml.writeAttribute("classname", "xen." + Exports.area(catalogue, result));
        xml.writeAttribute("time", seconds(result.durationMillis()));
        properties(xml, properties(result));
        outcome(xml, result);
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private static Map<String, @Nullable String> properties(Result result) {
        Map<String, @Nullable String> properties = new LinkedHashMap<>();
        properties.put(Exported.ID, result.id());
        properties.put(Exported.TEST, result.test());
        properties.put(Exported.STATUS, result.status().name());
        properties.put(Exported.REASON, result.reason());
        properties.put(Exported.CHANGESET, result.build().changeset());
        numbered(properties, Exported.WORKAROUND, result.workarounds());
        numbered(properties, Exported.WARNING, result.warnings());
        result.facets().values().forEach((name, value) -> properties.put(Exported.FACET + name, value));
        result.measures()
                .forEach(measure ->
                        properties.put("testday.measure." + measure.name(), measure.value() + " " + measure.unit()));
        return properties;
    }

    private static void numbered(Map<String, @Nullable String> properties, String name, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            properties.put(name + (i + 1), values.get(i));
        }
    }

    private static void properties(XMLStreamWriter xml, Map<String, @Nullable String> properties)
            throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("properties");
        for (Map.Entry<String, @Nullable String> each : properties.entrySet()) {
            String value = each.getValue();
            if (value != null) {
                xml.writeCharacters("\n");
                xml.writeEmptyElement("property");
                xml.writeAttribute("name", plain(each.getKey()));
                xml.writeAttribute("value", plain(value));
            }
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private static void outcome(XMLStreamWriter xml, Result result) throws XMLStreamException {
        String word = word(result);
        List<String> lines = new ArrayList<>(result.excerpt());
        if (List.of(FAILURE, ERROR, SKIPPED).contains(word)) {
            xml.writeCharacters("\n");
            xml.writeStartElement(word);
            xml.writeAttribute("message", plain(Exports.message(result)));
            xml.writeAttribute("type", result.status().name());
        } else if (!lines.isEmpty()) {
            xml.writeCharacters("\n");
            xml.writeStartElement("system-out");
        } else {
            return;
        }
        xml.writeCharacters(plain(String.join("\n", lines)));
        xml.writeEndElement();
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }

    /** XML has no place for half a surrogate pair and for two other characters. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cs}\\ufffe\\uffff\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "?");
    }
}
