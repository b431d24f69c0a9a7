package org.xentestday.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.xentestday.model.json.Json;

/** A dashboard as its file says it. */
record Dashboard(String name, JsonNode json) {
    private static final Path DIRECTORY = Path.of("src", "main", "grafana", "dashboards");

    /** All that this module has. */
    static List<Dashboard> all() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.sorted().map(Dashboard::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dashboard read(Path file) {
        try {
            return new Dashboard(file.getFileName().toString(), Json.tree(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Panel> panels() {
        return elements(json.path("panels")).map(Panel::new).toList();
    }

    /** Variables that ask the index. */
    List<JsonNode> queryVariables() {
        return variables("query");
    }

    /** Variables that stand for a datasource. */
    List<JsonNode> datasourceVariables() {
        return variables("datasource");
    }

    private List<JsonNode> variables(String type) {
        return elements(json.at("/templating/list"))
                .filter(variable -> variable.path("type").asText().equals(type))
                .toList();
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @Override
    public String toString() {
        return name;
    }
}
