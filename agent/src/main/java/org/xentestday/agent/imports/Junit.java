package org.xentestday.agent.imports;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * Reads JUnit XML. Logs within it are often not written as XML wants it: with {@code ]]>} or terminal colours in them, or
 * not escaped at all; what stands within a failure or an output is then taken as text. No entity is ever resolved.
 */
final class Junit {
    private static final Pattern ROOT = Pattern.compile(
            "\\A\\s*(?:<\\?xml.*?\\?>|<!--.*?-->|<!DOCTYPE[^\\[>]*(?:\\[.*?\\]\\s*)?>|\\s++)*+<testsuites?[\\s>/]",
            Pattern.DOTALL);
    private static final Pattern LOG =
            Pattern.compile("<(failure|error|skipped|system-out|system-err)(\\s[^<>]*[^<>/])?>", Pattern.DOTALL);
    private static final Pattern NO_XML = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]");

    private final Source source;

    Junit(Source source) {
        this.source = source;
    }

    static boolean recognises(String text) {
        return ROOT.matcher(text.substring(0, Math.min(text.length(), 4096))).find();
    }

    Reading read() {
        try {
            return new JunitCases(source).read(source.text());
        } catch (XMLStreamException e) {
            return repaired(e);
        }
    }

    private Reading repaired(XMLStreamException first) {
        try {
            return new JunitCases(source)
                    .read(repair(NO_XML.matcher(source.text()).replaceAll(" ")));
        } catch (XMLStreamException e) {
            int line = Optional.ofNullable(first.getLocation())
                    .map(at -> at.getLineNumber())
                    .orElse(1);
            throw source.wrong(Math.max(1, line), "this is not well-formed XML.");
        }
    }

    /** Writes what stands within logs anew, as escaped text. */
    private static String repair(String text) {
        StringBuilder fixed = new StringBuilder(text.length() + 64);
        Matcher log = LOG.matcher(text);
        int at = 0;
        while (log.find(at)) {
            String end = "</" + log.group(1);
            int close = text.indexOf(end, log.end());
            if (close < 0) {
                break;
            }
            fixed.append(text, at, log.end()).append(escaped(text.substring(log.end(), close)));
            at = close;
        }
        return fixed.append(text.substring(at)).toString();
    }

    private static String escaped(String log) {
        return log.replace("<![CDATA[", "")
                .replace("]]>", "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
