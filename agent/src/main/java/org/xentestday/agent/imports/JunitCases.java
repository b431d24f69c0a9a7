package org.xentestday.agent.imports;

import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Walks through JUnit XML and notes its cases. For one thread. */
final class JunitCases {
    private static final Set<String> OUTCOMES =
            Set.of("failure", "error", "skipped", "flakyFailure", "flakyError", "rerunFailure", "rerunError");
    private static final int DEEPEST = 64;
    private static final int LOG_CHARS = 64 * 1024;

    private final Source source;
    private final Reading.Notes notes;
    private final Cases cases;
    private final Deque<JunitSuite> suites = new ArrayDeque<>();
    private @Nullable JunitCase current;
    private StringBuilder text = new StringBuilder();
    private int depth;

    JunitCases(Source source) {
        this.source = source;
        this.notes = new Reading.Notes(source);
        this.cases = new Cases(notes);
    }

    Reading read(String xml) throws XMLStreamException {
        XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(xml));
        try {
            while (reader.hasNext()) {
                event(reader, reader.next());
            }
        } finally {
            reader.close();
        }
        cases.finish();
        return notes.reading(FileForm.JUNIT);
    }

    /** Nothing outside the file is read, and nothing in it is expanded. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private void event(XMLStreamReader reader, int event) {
        int line = Math.max(1, reader.getLocation().getLineNumber());
        switch (event) {
            case XMLStreamConstants.DTD ->
                throw source.wrong(
                        line, "it declares a document type, which a report of tests does not need: refused.");
            case XMLStreamConstants.START_ELEMENT -> start(line, reader);
            case XMLStreamConstants.END_ELEMENT -> end(reader.getLocalName());
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters(reader.getText());
            default -> {}
        }
    }

    private void characters(String more) {
        text.append(more, 0, Math.min(more.length(), Math.max(0, LOG_CHARS - text.length())));
    }

    private void start(int line, XMLStreamReader reader) {
        depth++;
        if (depth > DEEPEST) {
            throw source.wrong(line, "it is nested too deep.");
        }
        Map<String, String> attributes = attributes(reader);
        text = new StringBuilder();
        switch (reader.getLocalName()) {
            case "testsuite", "testsuites" -> suites.push(new JunitSuite(attributes, suites.peek()));
            case "testcase" -> current = new JunitCase(line, attributes);
            case "property" -> property(attributes);
            case String name when OUTCOMES.contains(name) && current != null -> current.outcome(name, attributes);
            default -> {}
        }
    }

    private void property(Map<String, String> attributes) {
        Map<String, String> properties = current != null ? current.properties : suite().properties();
        properties.put(attributes.getOrDefault("name", ""), attributes.getOrDefault("value", ""));
    }

    private JunitSuite suite() {
        JunitSuite suite = suites.peek();
        return suite == null ? new JunitSuite(Map.of(), null) : suite;
    }

    private void end(String name) {
        depth--;
        if (name.startsWith("testsuite") && !suites.isEmpty()) {
            suites.pop();
        } else if (name.equals("testcase") && current != null) {
            finish(current);
            current = null;
        } else if (current != null && (OUTCOMES.contains(name) || name.startsWith("system-"))) {
            current.log(name, text.toString());
        }
        text = new StringBuilder();
    }

    private void finish(JunitCase ended) {
        JunitSuite suite = suite();
        Stream<String> names = Stream.of(
                ended.property(Exported.TEST).orElse(""),
                ended.name(),
                ended.name()
                        .substring(Math.max(
                                        ended.name().lastIndexOf('/'),
                                        ended.name().lastIndexOf('.'))
                                + 1),
                suite.name());
        Optional<String> test = Cases.test(names.filter(name -> !name.isBlank()));
        if (test.isPresent()) {
            cases.add(test.get(), ended.name(), ended.draft(suite));
        } else {
            notes.skip(ended.line(), ended.name() + " " + ended.word(), TestNames.UNKNOWN);
        }
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }

    /**
     * A suite around cases.
     *
     * @param name its own
     * @param properties its own and those of the suites around it
     * @param startedAt if it says so with a zone
     */
    record JunitSuite(
            String name,
            Map<String, String> properties,
            @Nullable Instant startedAt) {
        JunitSuite(Map<String, String> attributes, @Nullable JunitSuite around) {
            this(
                    attributes.getOrDefault("name", ""),
                    new HashMap<>(around == null ? Map.of() : around.properties),
                    instant(attributes.getOrDefault("timestamp", ""), around));
        }

        private static @Nullable Instant instant(String text, @Nullable JunitSuite around) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                return around == null ? null : around.startedAt; // a time without a zone could be any
            }
        }
    }

    static List<String> lines(String log) {
        return log.lines().toList();
    }
}
