package org.xentestday.agent.guest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A line that a guest says on its console, in the form of {@code docs/guest.md}. */
public sealed interface Word {
    /** The guest is up: its init runs. */
    record Hello(String kernel, String type) implements Word {}

    /** What it is now. */
    record State(
            long beat,
            double up,
            long clock,
            int cpus,
            int works,
            int checks,
            int wrong,
            long memory,
            List<String> pci,
            List<String> disks)
            implements Word {}

    /** What became of one PCI device. */
    record Device(GuestDevice device) implements Word {}

    /** A line of its kernel's log that looks bad. */
    record Trouble(String line) implements Word {}

    /** How a piece of work went. */
    record Measured(Map<String, String> values) implements Word {}

    /** The words of a line; a line that was torn, or mixed with the kernel's, is none and will be said again. */
    static Optional<Word> in(String line) {
        Matcher matcher = Form.LINE.matcher(line);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String kind = matcher.group(1);
        String rest = matcher.group(2);
        try {
            return Form.read(kind, rest);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** How words are written. */
    final class Form {
        private static final Pattern LINE = Pattern.compile("@testday (\\w+) (.*) @\\s*$");

        private Form() {}

        private static Optional<Word> read(String kind, String rest) {
            Map<String, String> pairs = pairs(rest);
            return switch (kind) {
                case "hello" -> Optional.of(new Hello(text(pairs, "kernel"), pairs.getOrDefault("type", "")));
                case "state" -> Optional.of(state(pairs));
                case "device" -> Optional.of(new Device(GuestDevice.of(pairs)));
                case "trouble" -> Optional.of(new Trouble(rest));
                case "measured" -> Optional.of(new Measured(Map.copyOf(pairs)));
                default -> Optional.empty(); // a newer guest says more
            };
        }

        private static State state(Map<String, String> pairs) {
            return new State(
                    Long.parseLong(text(pairs, "beat")),
                    Double.parseDouble(text(pairs, "up")),
                    Long.parseLong(text(pairs, "clock")),
                    CpuRange.count(text(pairs, "cpus")),
                    number(pairs, "works"),
                    number(pairs, "checks"),
                    number(pairs, "wrong"),
                    Long.parseLong(text(pairs, "memory")),
                    list(pairs, "pci"),
                    list(pairs, "disks"));
        }

        /** What a guest of somebody's own may leave out. */
        private static int number(Map<String, String> pairs, String key) {
            return Integer.parseInt(pairs.getOrDefault(key, "0"));
        }

        private static Map<String, String> pairs(String rest) {
            Map<String, String> pairs = new HashMap<>();
            for (String word : rest.split(" ", -1)) {
                int at = word.indexOf('=');
                if (at > 0) {
                    pairs.put(word.substring(0, at), word.substring(at + 1));
                }
            }
            return pairs;
        }

        static String text(Map<String, String> pairs, String key) {
            String value = pairs.get(key);
            if (value == null || value.isEmpty()) {
                throw new IllegalArgumentException("no " + key);
            }
            return value;
        }

        static List<String> list(Map<String, String> pairs, String key) {
            return Stream.of(pairs.getOrDefault(key, "").split(",", -1))
                    .filter(word -> !word.isEmpty())
                    .toList();
        }
    }
}
