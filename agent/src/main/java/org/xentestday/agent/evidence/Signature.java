package org.xentestday.agent.evidence;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the catalogue of failure signatures.
 *
 * @param id names the symptom
 * @param has literals, one of which is in every line that matches: looking for them is what makes long logs cheap
 * @param regex found in the line without its prefixes; what it matches is the symptom's text
 * @param sources whose words it must be
 * @param means what it means
 * @param onDevice what it means where the line names the device under test; null for no difference
 * @param ofDevice it is about the device under test although the line does not name it as dom0 does
 * @param before the line before it, where that one holds the reason
 * @param next the line after it, where that one holds the reason
 * @param aftermath it follows every failure and is never the cause
 * @param incomplete lines are missing in this log
 * @param hint what a person should know about it
 */
record Signature(
        String id,
        List<String> has,
        Pattern regex,
        Set<Source> sources,
        Means means,
        @Nullable Means onDevice,
        boolean ofDevice,
        @Nullable Pattern before,
        @Nullable Pattern next,
        boolean aftermath,
        boolean incomplete,
        @Nullable String hint) {

    Signature {
        has = List.copyOf(has);
        sources = Set.copyOf(sources);
    }

    /** Whether it is worth looking closer at that raw line. */
    boolean mayBeIn(String raw) {
        for (String literal : has) {
            if (raw.contains(literal)) {
                return true;
            }
        }
        return false;
    }

    /** The words of the line that show it. */
    Optional<String> in(LogLine line) {
        if (line.source() != null && !sources.contains(line.source())) {
            return Optional.empty();
        }
        Matcher matcher = regex.matcher(line.text());
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    /** What it means in that line, where that pattern finds the device under test. */
    Means means(LogLine line, @Nullable Pattern device) {
        Means worse = onDevice;
        return worse != null && device != null && device.matcher(line.text()).find() ? worse : means;
    }

    /** Whether the line shows a fault of the device under test, which that pattern finds. */
    boolean faultOf(Pattern device, LogLine line) {
        return ofDevice || (onDevice != null && device.matcher(line.text()).find());
    }
}
