package org.xentestday.collector.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.json.Json;

/** Puts a document together field by field, named as the index templates name them; absent values stay away. */
final class Document {
    private static final ObjectMapper MAPPER = Json.mapper();

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

    /** All of it as JSON on one line. */
    byte[] json() {
        try {
            return MAPPER.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value of the contract must be writable", e);
        }
    }
}
