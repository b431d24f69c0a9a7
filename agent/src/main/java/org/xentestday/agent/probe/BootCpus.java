package org.xentestday.agent.probe;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Processors in the hypervisor's boot messages. Pure.
 *
 * @param up those it brought up; empty where its messages do not tell
 * @param expected those it should have brought up, the same
 */
public record BootCpus(OptionalInt up, OptionalInt expected) {
    private static final Pattern UP = Pattern.compile("(?m)\\bBrought up (\\d{1,5}) CPUs\\s*$");
    private static final Pattern ALLOWED =
            Pattern.compile("SMP: Allowing (\\d{1,5}) CPUs \\((\\d{1,5}) hotplug CPUs\\)");
    private static final Pattern PARKED = Pattern.compile("(?m)\\bParked (\\d{1,5}) CPUs\\s*$");

    /** Those of that log. */
    public static BootCpus in(String log) {
        return new BootCpus(number(UP, log), expected(log));
    }

    /** A socket that may be filled later is no processor, and with smt=0 a sibling thread is parked on purpose. */
    private static OptionalInt expected(String log) {
        Matcher allowed = ALLOWED.matcher(log);
        if (!allowed.find()) {
            return OptionalInt.empty();
        }
        int there = Integer.parseInt(allowed.group(1)) - Integer.parseInt(allowed.group(2));
        return OptionalInt.of(there - number(PARKED, log).orElse(0));
    }

    private static OptionalInt number(Pattern pattern, String log) {
        return Optional.of(pattern.matcher(log))
                .filter(Matcher::find)
                .map(found -> OptionalInt.of(Integer.parseInt(found.group(1))))
                .orElse(OptionalInt.empty());
    }
}
