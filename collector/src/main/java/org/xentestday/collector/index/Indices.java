package org.xentestday.collector.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.json.Json;

/** The indices themselves: which there are, and what is done with one as a whole. Thread-safe. */
final class Indices {
    private static final int NOT_FOUND = 404;

    private final RestClient rest;

    Indices(RestClient rest) {
        this.rest = rest;
    }

    /** The indices behind a name, be it an alias, an index, or a pattern; none where nothing has it. */
    NavigableSet<String> behind(String name) throws IOException {
        NavigableSet<String> indices = new TreeSet<>();
        call("GET", "/" + name + "/_alias?ignore_unavailable=true&allow_no_indices=true", null)
                .ifPresent(found -> found.fieldNames().forEachRemaining(indices::add));
        return indices;
    }

    /** Releases that a family has documents of. */
    NavigableSet<String> releases(Family family) throws IOException {
        NavigableSet<String> releases = new TreeSet<>();
        Optional<JsonNode> found = call("GET", "/testday-*/_alias?allow_no_indices=true", null);
        found.ifPresent(indices -> indices.properties().forEach(index -> {
            family.release(index.getKey()).ifPresent(releases::add);
            index.getValue()
                    .path("aliases")
                    .fieldNames()
                    .forEachRemaining(alias -> family.release(alias).ifPresent(releases::add));
        }));
        return releases;
    }

    /** Makes the plain index behind the name of a release's, if nothing has the name yet. */
    void ensure(Family family, String release) throws IOException {
        String name = family.index(release);
        if (!behind(name).isEmpty()) {
            return;
        }
        try {
            create(family.plain(release, "0"), name, List.of(family.alias(), name));
        } catch (ResponseException e) {
            if (behind(name).isEmpty()) { // else another indexer was faster
                throw e;
            }
        }
    }

    /** Makes an index exactly as the templates would make that one, but with these aliases. */
    void create(String name, String as, List<String> aliases) throws IOException {
        JsonNode made =
                require("POST", "/_index_template/_simulate_index/" + as, null).path("template");
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("settings", made.path("settings"));
        body.set("mappings", made.path("mappings"));
        aliases.forEach(alias -> body.withObject("/aliases").putObject(alias));
        require("PUT", "/" + name, body);
    }

    /** From now on an index takes no document; returns when those under way are in. */
    void freeze(String name) throws IOException {
        require("PUT", "/" + name + "/_block/write", null);
    }

    /** Takes documents again, be it an index or all behind an alias. */
    void thaw(String name) throws IOException {
        call("PUT", "/" + name + "/_settings", Json.tree(Map.of("index.blocks.write", false)));
    }

    /** What was written can be found from now on. */
    void refresh(String name) throws IOException {
        require("POST", "/" + name + "/_refresh", null);
    }

    /**
     * Puts new indices in the place of old ones, for all readers and writers at one moment. Old ones lose their aliases
     * and stay for those who are reading them; one that stands where an alias is to stand goes at once.
     *
     * @param aliases of each new index
     */
    void swap(Map<String, Collection<String>> aliases, Collection<String> old) throws IOException {
        ArrayNode actions = JsonNodeFactory.instance.arrayNode();
        aliases.forEach((index, names) ->
                names.forEach(alias -> actions.add(Json.tree(Map.of("add", Map.of("index", index, "alias", alias))))));
        Set<String> names =
                aliases.values().stream().flatMap(Collection::stream).collect(Collectors.toSet());
        old.forEach(index -> actions.add(Json.tree(
                names.contains(index)
                        ? Map.of("remove_index", Map.of("index", index))
                        : Map.of("remove", Map.of("index", index, "alias", "*")))));
        require("POST", "/_aliases", JsonNodeFactory.instance.objectNode().set("actions", actions));
    }

    void delete(String name) throws IOException {
        call("DELETE", "/" + name, null);
    }

    /** Documents that can be found under a name. */
    long count(String name) throws IOException {
        return call("GET", "/" + name + "/_count", null)
                .map(found -> found.path("count").asLong())
                .orElse(0L);
    }

    /** When the newest result under a name arrived, by the clock of the broker. */
    Optional<Instant> newest(String name) throws IOException {
        JsonNode query = Json.tree(Map.of(
                "size", 0, "aggs", Map.of("newest", Map.of("max", Map.of("field", "event.ingested")))));
        return call("POST", "/" + name + "/_search?ignore_unavailable=true", query)
                .map(found -> found.at("/aggregations/newest/value"))
                .filter(JsonNode::isNumber)
                .map(value -> Instant.ofEpochMilli(value.asLong()));
    }

    private JsonNode require(String method, String path, @Nullable JsonNode body) throws IOException {
        return call(method, path, body)
                .orElseThrow(() -> new IOException("Elasticsearch finds nothing for " + method + " " + path));
    }

    /** Empty where there is no such thing. */
    private Optional<JsonNode> call(String method, String path, @Nullable JsonNode body) throws IOException {
        Request request = new Request(method, path);
        if (body != null) {
            request.setJsonEntity(body.toString());
        }
        try (InputStream answer = rest.performRequest(request).getEntity().getContent()) {
            return Optional.of(Json.tree(answer.readAllBytes()));
        } catch (ResponseException e) {
            if (e.getResponse().getStatusLine().getStatusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
