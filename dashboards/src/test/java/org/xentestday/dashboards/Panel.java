package org.xentestday.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** One panel of a dashboard. */
record Panel(JsonNode json) {
    int id() {
        return json.path("id").asInt();
    }

    String title() {
        return json.path("title").asText();
    }

    List<JsonNode> targets() {
        return Dashboard.elements(json.path("targets")).toList();
    }

    /** Names of fields that its transformations take from the answer. */
    List<String> transformed() {
        List<String> names = new ArrayList<>();
        for (JsonNode step : json.path("transformations")) {
            JsonNode options = step.path("options");
            options.at("/include/names").forEach(name -> names.add(name.asText()));
            options.path("indexByName").fieldNames().forEachRemaining(names::add);
            options.path("renameByName").fieldNames().forEachRemaining(names::add);
            names.add(options.path("rowField").asText());
            names.add(options.path("columnField").asText());
        }
        names.removeIf(String::isEmpty);
        return names;
    }

    /** Names of the series that have a look of their own. */
    List<String> coloured() {
        return Dashboard.elements(json.at("/fieldConfig/overrides"))
                .map(override -> override.at("/matcher/options").asText())
                .toList();
    }

    /** The values that each of its mappings puts into words or colours. */
    List<List<String>> mapped() {
        List<List<String>> mapped = new ArrayList<>();
        for (JsonNode mapping : json.findValues("mappings")) {
            mapped.add(options(mapping));
        }
        for (JsonNode override : json.at("/fieldConfig/overrides")) {
            for (JsonNode property : override.path("properties")) {
                if (property.path("id").asText().equals("mappings")) {
                    mapped.add(options(property.path("value")));
                }
            }
        }
        mapped.removeIf(List::isEmpty);
        return mapped;
    }

    private static List<String> options(JsonNode mappings) {
        List<String> values = new ArrayList<>();
        mappings.forEach(mapping -> mapping.path("options").fieldNames().forEachRemaining(values::add));
        return values;
    }

    boolean overlaps(Panel other) {
        return left() < other.right() && other.left() < right() && top() < other.bottom() && other.top() < bottom();
    }

    int left() {
        return json.at("/gridPos/x").asInt();
    }

    int right() {
        return left() + json.at("/gridPos/w").asInt();
    }

    int top() {
        return json.at("/gridPos/y").asInt();
    }

    int bottom() {
        return top() + json.at("/gridPos/h").asInt();
    }

    @Override
    public String toString() {
        return id() + " " + title();
    }
}
