package org.xentestday.collector.index;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.json.Json;

/** Puts a document together field by field, named as the index templates name them; absent values stay away. */
final class Document {
    private final ObjectNode root = JsonNodeFactory.instance.objectNode();

    /** One value at a dotted name; null and empty collections are left out. */
    Document with(String field, @Nullable Object value) {
        if (value == null || empty(value)) {
            return this;
        }
        int dot = field.lastIndexOf('.');
        ObjectNode parent = dot < 0 ? root : object(field.substring(0, dot));
        parent.set(field.substring(dot + 1), Json.tree(value));
        return this;
    }

    private static boolean empty(Object value) {
        return switch (value) {
            case Collection<?> values -> values.isEmpty();
            case Map<?, ?> pairs -> pairs.isEmpty();
            default -> false;
        };
    }

    private ObjectNode object(String path) {
        ObjectNode node = root;
        for (String name : path.split("\\.", -1)) {
            node = node.withObject("/" + name);
        }
        return node;
    }

    ObjectNode json() {
        return root;
    }
}
