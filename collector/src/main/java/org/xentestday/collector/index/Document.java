package org.xentestday.collector.index;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.json.Json;

/** Puts a document together field by field, named as the index templates name them; absent values stay away. */
final class Document {
    private final Map<String, Object> root = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> groups = new LinkedHashMap<>();

    /** One value at a name, or at a group's name, a dot, and its own; null and empty collections are left out. */
    Document with(String field, @Nullable Object value) {
        if (value == null || empty(value)) {
            return this;
        }
        int dot = field.indexOf('.');
        Map<String, Object> parent = dot < 0 ? root : groups.computeIfAbsent(field.substring(0, dot), this::group);
        parent.put(field.substring(dot + 1), value);
        return this;
    }

    private static boolean empty(Object value) {
        return switch (value) {
            case Collection<?> values -> values.isEmpty();
            case Map<?, ?> pairs -> pairs.isEmpty();
            default -> false;
        };
    }

    private Map<String, Object> group(String name) {
        Map<String, Object> group = new LinkedHashMap<>();
        root.put(name, group);
        return group;
    }

    ObjectNode json() {
        return (ObjectNode) Json.tree(root);
    }
}
