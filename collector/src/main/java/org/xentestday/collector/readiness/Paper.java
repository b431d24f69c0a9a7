package org.xentestday.collector.readiness;

import java.util.regex.Pattern;

/** Plain text for a mail: no line longer than 76 columns, unless one word is. */
final class Paper {
    static final int WIDTH = 76;
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final StringBuilder text = new StringBuilder();

    /** A line, wrapped; the lines after the first are indented by {@code hang} more columns. */
    Paper line(int indent, int hang, String words) {
        StringBuilder line = new StringBuilder(" ".repeat(indent));
        boolean empty = true;
        for (String word : SPACE.split(words.strip(), -1)) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                end(line);
                line.append(" ".repeat(indent + hang));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        end(line);
        return this;
    }

    /** A line without indentation. */
    Paper line(String words) {
        return line(0, 0, words);
    }

    /** A name and what is said of it, in two columns. */
    Paper columns(int indent, int width, String name, String words) {
        String padded = " ".repeat(indent) + name + " ".repeat(Math.max(2, width - name.length()));
        Paper right = new Paper();
        right.line(padded.length(), 0, words);
        text.append(padded).append(right.text.substring(Math.min(padded.length(), right.text.length())));
        return this;
    }

    /** An empty line. */
    Paper gap() {
        text.append('\n');
        return this;
    }

    private void end(StringBuilder line) {
        text.append(line.toString().stripTrailing()).append('\n');
        line.setLength(0);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
