package org.xentestday.agent.xl;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The line of a command's output that says what went wrong. */
public final class Complaint {
    private static final Pattern SOURCE = Pattern.compile("^(?:libxl|xc|xl|libxenlight): (?:error|warning): ");
    private static final Pattern PLACE = Pattern.compile("^\\S+\\.c:\\d+:[\\w]+: ");
    private static final Pattern DOMAIN = Pattern.compile("^Domain \\d+:");
    private static final Pattern NOISE = Pattern.compile(
            "^Parsing config|progress: |: info: |: debug: |: detail: |^Loading new save|^Saving to|^ Savefile|tsc mode string");

    private Complaint() {}

    /** The first error, or where nothing is called an error, the first line; without source places and domain numbers. */
    public static Optional<String> in(List<String> lines) {
        return lines.stream()
                .filter(line -> SOURCE.matcher(line).find() && line.contains("error: "))
                .findFirst()
                .or(() -> lines.stream()
                        .filter(line -> !NOISE.matcher(line).find())
                        .findFirst())
                .map(Complaint::plain)
                .filter(line -> !line.isBlank());
    }

    private static String plain(String line) {
        String rest = SOURCE.matcher(line).replaceFirst("");
        rest = PLACE.matcher(rest).replaceFirst("");
        return DOMAIN.matcher(rest).replaceFirst("").strip();
    }
}
