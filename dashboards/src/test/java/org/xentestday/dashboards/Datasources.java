package org.xentestday.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The datasources that are provisioned, and which of them a dashboard's variable stands for. */
final class Datasources {
    private static final Path FILE = Path.of("src", "main", "grafana", "provisioning", "datasources", "testday.yaml");

    private final List<JsonNode> all;

    private Datasources(List<JsonNode> all) {
        this.all = all;
    }

    static Datasources provisioned() {
        try {
            JsonNode yaml = new YAMLMapper().readTree(FILE.toFile());
            return new Datasources(Dashboard.elements(yaml.path("datasources")).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<JsonNode> all() {
        return all;
    }

    /** The provisioned ones that a datasource variable's regular expression lets through. */
    List<JsonNode> of(JsonNode variable) {
        String regex = variable.path("regex").asText();
        Pattern pattern = Pattern.compile(regex.substring(1, regex.length() - 1));
        return all.stream()
                .filter(source -> pattern.matcher(source.path("name").asText()).find())
                .toList();
    }

    /** The index that a panel, target or variable asks. */
    String index(Dashboard dashboard, JsonNode withDatasource) {
        String uid = withDatasource.at("/datasource/uid").asText();
        return dashboard.datasourceVariables().stream()
                .filter(variable -> uid.equals("${" + variable.path("name").asText() + "}"))
                .flatMap(variable -> of(variable).stream())
                .map(source -> source.at("/jsonData/index").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no provisioned datasource for " + uid));
    }
}
