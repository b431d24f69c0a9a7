package org.xentestday.agent.cli.manual;

/** Text in the language of manual pages. */
final class Roff {
    private final StringBuilder text = new StringBuilder();

    /** Starts the page of that name in section 1. */
    Roff title(String name, String version) {
        return line(".TH " + quoted(name.toUpperCase(java.util.Locale.ROOT)) + " 1 \"\" " + quoted(version)
                + " \"Xen TestDay\"");
    }

    Roff section(String name) {
        return line(".SH " + name);
    }

    Roff paragraph(String words) {
        return line(".PP").line(escaped(words));
    }

    /** Plain text where a paragraph already began. */
    Roff words(String words) {
        return line(escaped(words));
    }

    /** Text that keeps its lines. */
    Roff verbatim(String lines) {
        line(".nf");
        lines.lines().forEach(this::words);
        return line(".fi");
    }

    /** A term, in bold, and what it means. */
    Roff entry(String term, String meaning) {
        return line(".TP").line("\\fB" + escaped(term) + "\\fR").line(escaped(meaning));
    }

    private Roff line(String line) {
        text.append(line).append('\n');
        return this;
    }

    private static String quoted(String word) {
        return '"' + escaped(word) + '"';
    }

    private static String escaped(String words) {
        String escaped = words.replace("\\", "\\e").replace("-", "\\-").strip();
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
