package org.xentestday.agent.xl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code xl list}, or of {@code xl list -v}.
 *
 * @param name as the toolstack knows it, or {@link #NAMELESS}
 * @param id number of the domain
 * @param memory MiB
 * @param vcpus online ones
 * @param state letters, such as {@code -b----}
 * @param uuid where the list tells it
 */
public record Domain(
        String name,
        int id,
        long memory,
        int vcpus,
        String state,
        @Nullable String uuid) {
    /** Name of a domain that has none yet, or no more. */
    public static final String NAMELESS = "(null)";

    private static final Pattern ROW =
            Pattern.compile("(\\S.*?)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+([a-z-]{6})\\s+\\S+.*");
    private static final Pattern UUID =
            Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b");
    private static final String NEWCOMER = "--";

    /** All rows that can be read. */
    public static List<Domain> all(String text) {
        List<Domain> domains = new ArrayList<>();
        text.lines().map(Domain::row).flatMap(Optional::stream).forEach(domains::add);
        return domains;
    }

    private static Optional<Domain> row(String line) {
        Matcher row = ROW.matcher(line);
        if (!row.matches()) {
            return Optional.empty();
        }
        Matcher uuid = UUID.matcher(line);
        return Optional.of(new Domain(
                row.group(1),
                Integer.parseInt(row.group(2)),
                Long.parseLong(row.group(3)),
                Integer.parseInt(row.group(4)),
                row.group(5),
                uuid.find() ? uuid.group() : null));
    }

    /** Whether it is the guest of that name or uuid, also while it is moving ({@code NAME--incoming}). */
    public boolean is(String other, String otherUuid) {
        return name.equals(other) || name.startsWith(other + NEWCOMER) || otherUuid.equals(uuid);
    }

    /** Its kernel died. */
    public boolean crashed() {
        return state.contains("c");
    }

    /** It came down, and waits for somebody to take it away. */
    public boolean down() {
        return state.contains("s") || state.contains("d");
    }

    /** It stands still, having been asked to by whoever saves or moves it. */
    public boolean suspended() {
        return state.contains("ss"); // shut down, and the reason
    }
}
