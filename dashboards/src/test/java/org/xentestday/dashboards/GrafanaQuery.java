package org.xentestday.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.xentestday.model.json.Json;

/**
 * Turns a panel's target or a variable into the search that Grafana's Elasticsearch datasource sends for it, as far as
 * our dashboards go. What it does not know it refuses, so that a new kind of panel is not passed over.
 *
 * @param from start of the time range
 * @param to its end
 * @param interval of the time range's bars
 * @param values what stands for each variable within a query
 */
record GrafanaQuery(Instant from, Instant to, Duration interval, Map<String, String> values) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TIME = "@timestamp";
    /** What "0" means as a size of terms. */
    private static final int UNLIMITED = 500;

    /** The search of a target. */
    ObjectNode search(JsonNode target) {
        ObjectNode search = JSON.objectNode();
        search.set("query", filtered(target.path("query").asText()));
        List<JsonNode> buckets =
                new ArrayList<>(Dashboard.elements(target.path("bucketAggs")).toList());
        if (buckets.isEmpty()) {
            documents(search, target.path("metrics").path(0));
        } else {
            search.put("size", 0);
            search.set("aggs", aggregations(buckets, target.path("metrics")));
        }
        return search;
    }

    /** The search of a variable's query, which is JSON in a string. */
    ObjectNode variable(String query) throws IOException {
        JsonNode find = Json.tree(query.getBytes(StandardCharsets.UTF_8));
        ObjectNode terms = JSON.objectNode();
        terms.put("field", find.path("field").asText());
        terms.put("size", find.path("size").asInt(UNLIMITED));
        terms.set("order", JSON.objectNode().put("_key", "asc"));
        ObjectNode search = JSON.objectNode().put("size", 0);
        search.set("query", filtered(find.path("query").asText("")));
        search.set("aggs", named("1", named("terms", terms)));
        return search;
    }

    private ObjectNode filtered(String lucene) {
        ObjectNode range = JSON.objectNode();
        range.put("gte", from.toEpochMilli()).put("lte", to.toEpochMilli()).put("format", "epoch_millis");
        ArrayNode filter = JSON.arrayNode();
        filter.add(named("range", named(TIME, range)));
        String query = interpolated(lucene);
        if (!query.isEmpty()) {
            ObjectNode string = JSON.objectNode().put("analyze_wildcard", true).put("query", query);
            filter.add(named("query_string", string));
        }
        return named("bool", named("filter", filter));
    }

    private String interpolated(String lucene) {
        String query = lucene;
        for (Map.Entry<String, String> value : values.entrySet()) {
            query = query.replace("$" + value.getKey(), value.getValue());
        }
        if (query.contains("$")) {
            throw new AssertionError("no value for a variable in: " + query);
        }
        return query;
    }

    private void documents(ObjectNode search, JsonNode metric) {
        String type = metric.path("type").asText();
        String size = metric.path("settings")
                .path(type.equals("logs") ? "limit" : "size")
                .asText("500");
        search.put("size", Integer.parseInt(size));
        ObjectNode newest = JSON.objectNode().put("order", "desc").put("unmapped_type", "boolean");
        search.set(
                "sort",
                JSON.arrayNode()
                        .add(named(TIME, newest))
                        .add(named("_doc", JSON.objectNode().put("order", "desc"))));
        switch (type) {
            case "raw_data" -> search.set("docvalue_fields", JSON.arrayNode().add(TIME));
            case "logs" -> {
                ObjectNode highlight = named("fields", named("*", JSON.objectNode()));
                search.set("highlight", highlight.put("fragment_size", Integer.MAX_VALUE));
            }
            default -> throw new AssertionError("without buckets there is no metric " + type);
        }
    }

    /** Buckets nest in their order; the metrics are innermost. */
    private ObjectNode aggregations(List<JsonNode> buckets, JsonNode metrics) {
        ObjectNode inner = JSON.objectNode();
        Dashboard.elements(metrics)
                .filter(metric -> !metric.path("type").asText().equals("count"))
                .forEach(metric -> inner.setAll(metric(metric)));
        ObjectNode aggregations = inner;
        for (JsonNode bucket : buckets.reversed()) {
            ObjectNode outer = bucket(bucket, metrics);
            ObjectNode within = outer.withObject("/aggs");
            aggregations.properties().forEach(entry -> within.set(entry.getKey(), entry.getValue()));
            if (within.isEmpty()) {
                outer.remove("aggs");
            }
            aggregations = named(bucket.path("id").asText(), outer);
        }
        return aggregations;
    }

    private static ObjectNode metric(JsonNode metric) {
        String type = metric.path("type").asText();
        if (!List.of("cardinality", "max", "min", "avg", "sum").contains(type)) {
            throw new AssertionError("unknown metric " + type);
        }
        ObjectNode field = JSON.objectNode().put("field", metric.path("field").asText());
        return named(metric.path("id").asText(), named(type, field));
    }

    private ObjectNode bucket(JsonNode bucket, JsonNode metrics) {
        return switch (bucket.path("type").asText()) {
            case "terms" -> terms(bucket, metrics);
            case "date_histogram" -> histogram(bucket);
            default -> throw new AssertionError("unknown bucket " + bucket);
        };
    }

    private static ObjectNode terms(JsonNode bucket, JsonNode metrics) {
        JsonNode settings = bucket.path("settings");
        int size = Integer.parseInt(settings.path("size").asText());
        String by = settings.path("orderBy").asText();
        ObjectNode terms = JSON.objectNode().put("field", bucket.path("field").asText());
        terms.put("size", size == 0 ? UNLIMITED : size);
        String order = by.equals("_term") ? "_key" : by;
        terms.set("order", JSON.objectNode().put(order, settings.path("order").asText()));
        terms.put(
                "min_doc_count", Integer.parseInt(settings.path("min_doc_count").asText("1")));
        ObjectNode aggregation = named("terms", terms);
        // An order by a metric needs that metric beside the buckets it orders.
        Dashboard.elements(metrics)
                .filter(metric -> metric.path("id").asText().equals(by))
                .forEach(metric -> aggregation.set("aggs", metric(metric)));
        return aggregation;
    }

    private ObjectNode histogram(JsonNode bucket) {
        ObjectNode histogram =
                JSON.objectNode().put("field", bucket.path("field").asText());
        histogram.put(
                "min_doc_count",
                Integer.parseInt(bucket.at("/settings/min_doc_count").asText()));
        histogram.set(
                "extended_bounds",
                JSON.objectNode().put("min", from.toEpochMilli()).put("max", to.toEpochMilli()));
        histogram.put("format", "epoch_millis");
        if (!bucket.at("/settings/interval").asText().equals("auto")) {
            throw new AssertionError("only intervals that follow the time range stay below the limit of buckets");
        }
        histogram.put("fixed_interval", interval.toMillis() + "ms");
        return named("date_histogram", histogram);
    }

    private static ObjectNode named(String name, JsonNode value) {
        ObjectNode object = JSON.objectNode();
        object.set(name, value);
        return object;
    }
}
