package org.xentestday.collector.readiness;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping of which only some keys are allowed. Every complaint names the line. */
final class Mapping {
    private final Located.Fields node;
    private final String what;

    private Mapping(Located.Fields node, String what) {
        this.node = node;
        this.what = what;
    }

    /** The mapping there; {@code what} names it in complaints, such as {@code a rule}. */
    static Mapping of(Located node, String what, Set<String> allowed) {
        if (!(node instanceof Located.Fields fields)) {
            throw broken(node, what + " must be a mapping");
        }
        fields.fields().forEach((name, value) -> {
            if (!allowed.contains(name)) {
                throw broken(
                        value,
                        what + " has no key " + name + "; it has "
                                + String.join(", ", allowed.stream().sorted().toList()));
            }
        });
        return new Mapping(fields, what);
    }

    static BrokenPolicyException broken(Located node, String sentence) {
        return new BrokenPolicyException("line " + node.line() + ": " + sentence);
    }

    BrokenPolicyException broken(String sentence) {
        return broken(node, sentence);
    }

    boolean has(String key) {
        return node.fields().containsKey(key);
    }

    String text(String key) {
        Located value = node.fields().get(key);
        if (value == null) {
            throw broken(node, what + " needs the key " + key);
        }
        return text(value, key);
    }

    private static String text(Located value, String key) {
        if (value instanceof Located.Text(int _, String text) && text != null && !text.isBlank()) {
            return text;
        }
        throw broken(value, key + " must be a text");
    }

    int count(String key) {
        Located value = node.fields().get(key);
        if (value == null) {
            return 0;
        }
        String text = text(value, key);
        if (!text.matches("\\d{1,6}")) {
            throw broken(value, key + " must be a whole number, not " + text);
        }
        return Integer.parseInt(text);
    }

    @Nullable
    Double rate(String key) {
        Located value = node.fields().get(key);
        if (value == null) {
            return null;
        }
        String text = text(value, key);
        if (!text.matches("0\\.\\d{1,6}") || Double.parseDouble(text) == 0) {
            throw broken(value, key + " must be between 0 and 1, not " + text);
        }
        return Double.valueOf(text);
    }

    LocalDate date(String key) {
        String text = text(key);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw broken(at(key), key + " must be a date such as 2013-07-09, not " + text);
        }
    }

    /** The items of a sequence; none if the key is absent. */
    List<Located> items(String key) {
        Located value = node.fields().get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof Located.Many(int _, List<Located> items)) {
            return items;
        }
        throw broken(value, key + " must be a list");
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        items(key).forEach(item -> texts.add(text(item, key)));
        return texts;
    }

    /** The entries of a mapping with free keys; none if the key is absent. */
    Map<String, Located> entries(String key) {
        Located value = node.fields().get(key);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Located.Fields(int _, Map<String, Located> fields)) {
            return fields;
        }
        throw broken(value, key + " must be a mapping");
    }

    /** Where a key's value stands; the mapping itself if there is none. */
    Located at(String key) {
        return node.fields().getOrDefault(key, node);
    }
}
