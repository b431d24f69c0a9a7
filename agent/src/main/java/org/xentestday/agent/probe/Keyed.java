package org.xentestday.agent.probe;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Text of lines like {@code name : value}; the first line of a name holds. */
record Keyed(Map<String, String> values) {
    static Keyed of(String text, char separator) {
        Map<String, String> values = new HashMap<>();
        text.lines().forEach(line -> {
            int at = line.indexOf(separator);
            if (at > 0) {
                values.putIfAbsent(
                        line.substring(0, at).strip(), line.substring(at + 1).strip());
            }
        });
        return new Keyed(values);
    }

    /** Nothing at all: the source gave no text. */
    static Keyed none() {
        return new Keyed(Map.of());
    }

    /** Whether the name is there, with a value or without. */
    boolean has(String name) {
        return values.containsKey(name);
    }

    /** A value that is there and not empty. */
    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** A value that is a number. */
    OptionalLong number(String name) {
        return value(name)
                .map(value -> value.replaceFirst("\\s*kB$", ""))
                .filter(value -> value.matches("\\d{1,15}"))
                .map(value -> OptionalLong.of(Long.parseLong(value)))
                .orElse(OptionalLong.empty());
    }
}
