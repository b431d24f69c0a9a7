package org.xentestday.collector.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The paths that the framework serves for operators; the compiler does not see them. */
final class Operators {
    private static final String JSON = "application/json";

    private Operators() {}

    static void putInto(ObjectNode document) {
        ObjectNode paths = (ObjectNode) document.path("paths");
        health(paths, "/health", "Everything, with details; DOWN where it is not ready.");
        ObjectNode part = health(paths, "/health/{selector}", "Liveness: it need not be restarted. Readiness: use it.");
        ObjectNode selector = part.putArray("parameters").addObject();
        selector.put("name", "selector").put("in", "path").put("required", true);
        selector.putObject("schema")
                .put("type", "string")
                .putArray("enum")
                .add("liveness")
                .add("readiness");
        ObjectNode figures = operation(paths, "/prometheus", "Figures for Prometheus.");
        content(figures, "200", "Prometheus' text format", "text/plain").put("type", "string");
    }

    private static ObjectNode health(ObjectNode paths, String path, String summary) {
        ObjectNode operation = operation(paths, path, summary);
        content(operation, "200", "UP", JSON).put("type", "object");
        content(operation, "503", "DOWN", JSON).put("type", "object");
        return operation;
    }

    private static ObjectNode operation(ObjectNode paths, String path, String summary) {
        ObjectNode operation = paths.putObject(path).putObject("get");
        operation.put("summary", summary);
        operation.put(
                "operationId", path.substring(1).replaceAll("[^a-z]+", "-").replaceAll("-$", ""));
        return operation;
    }

    private static ObjectNode content(ObjectNode operation, String status, String description, String type) {
        ObjectNode response = operation.withObjectProperty("responses").putObject(status);
        response.put("description", description);
        return response.putObject("content").putObject(type).putObject("schema");
    }
}
