package org.xentestday.agent.imports;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.event.Limits;

/** Foreign text made fit for a result: no control characters, no colours of terminals, no more than a result may hold. */
final class Plain {
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");
    private static final Pattern SURROGATES = Pattern.compile("\\p{Cs}");
    private static final int LINE_CHARS = 400;

    private Plain() {}

    /** One line of at most that many characters. */
    static String line(String text, int most) {
        return cut(CONTROLS.matcher(uncoloured(text)).replaceAll(" ").strip(), most);
    }

    private static String uncoloured(String text) {
        return SURROGATES.matcher(COLOURS.matcher(text).replaceAll("")).replaceAll("?");
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 3;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "...";
    }

    /** The first lines that fit an excerpt; blank lines at its ends are dropped. */
    static List<String> excerpt(List<String> lines) {
        List<String> kept = new ArrayList<>();
        int bytes = 0;
        for (String each : lines) {
            String clean = CONTROLS.matcher(uncoloured(each).replace("\t", "    "))
                    .replaceAll(" ")
                    .stripTrailing();
            String line = cut(clean, LINE_CHARS);
            bytes += line.getBytes(StandardCharsets.UTF_8).length + 1;
            if (kept.size() == Limits.EXCERPT_LINES || bytes > Limits.EXCERPT_BYTES) {
                break;
            }
            if (!line.isEmpty() || !kept.isEmpty()) {
                kept.add(line);
            }
        }
        while (!kept.isEmpty() && kept.getLast().isEmpty()) {
            kept.removeLast();
        }
        return kept;
    }

    static @Nullable String nullable(String text) {
        return text.isEmpty() ? null : text;
    }
}
