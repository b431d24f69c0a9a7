package org.xentestday.collector.plan;

import java.util.ArrayList;
import java.util.List;

/** Builds a mail in plain text: a subject, then paragraphs and lists of lines that every reader shows whole. */
final class Mail {
    private static final int WIDTH = 72;

    private final StringBuilder text = new StringBuilder();
    private boolean list;

    Mail(String subject) {
        text.append("Subject: ").append(subject.strip().replaceAll("\\s+", " ")).append('\n');
    }

    /** A paragraph; line ends in it are kept as ends of paragraphs. */
    Mail paragraph(String words) {
        words.lines().filter(line -> !line.isBlank()).forEach(line -> {
            text.append('\n');
            wrap("", "", line);
        });
        list = false;
        return this;
    }

    Mail heading(String words) {
        text.append('\n').append(words).append(":\n");
        list = true;
        return this;
    }

    Mail item(String words) {
        if (!list) {
            text.append('\n');
            list = true;
        }
        wrap("* ", "  ", words);
        return this;
    }

    private void wrap(String first, String others, String words) {
        List<String> line = new ArrayList<>();
        String lead = first;
        int length = lead.length();
        for (String word : words.strip().split("\\s+", -1)) {
            if (!line.isEmpty() && length + 1 + word.length() > WIDTH) {
                text.append(lead).append(String.join(" ", line)).append('\n');
                line.clear();
                lead = others;
                length = lead.length();
            }
            length += (line.isEmpty() ? 0 : 1) + word.length();
            line.add(word);
        }
        text.append(lead).append(String.join(" ", line)).append('\n');
    }

    String text() {
        return text.toString();
    }
}
