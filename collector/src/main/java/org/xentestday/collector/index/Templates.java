package org.xentestday.collector.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;
import org.xentestday.model.json.Json;

/** Installs the index templates, and gives existing indices the fields that a new version adds. */
final class Templates {
    private static final int NOT_FOUND = 404;

    private final RestClient rest;
    private final List<Template> templates;

    Templates(RestClient rest, List<Template> templates) {
        this.rest = rest;
        this.templates = templates;
    }

    /** Doing it again changes nothing. */
    void install() throws AwayException, NewerIndexException {
        try {
            int ours = templates.stream().mapToInt(Template::version).max().orElse(0);
            int theirs = Math.max(newest("_component_template"), newest("_index_template"));
            if (theirs > ours) {
                throw new NewerIndexException(theirs, ours);
            }
            for (Template template : templates) {
                put(template.path(), template.json(), Map.of());
            }
            for (Family family : Family.values()) {
                extend(family);
            }
        } catch (IOException e) {
            throw new AwayException("Elasticsearch does not take the index templates: " + e.getMessage(), e);
        }
    }

    private int newest(String kind) throws IOException {
        JsonNode found = get(kind + "/testday-*");
        int newest = 0;
        for (JsonNode group : found) {
            for (JsonNode entry : group) {
                JsonNode template = entry.path(kind.substring(1));
                newest = Math.max(newest, template.path("_meta").path("version").asInt());
            }
        }
        return newest;
    }

    /** Mappings are strict: an index made before a field existed would refuse every document that has it. */
    private void extend(Family family) throws IOException {
        Map<String, String> existing = Map.of("ignore_unavailable", "true", "allow_no_indices", "true");
        if (get(family.pattern() + "/_mapping?ignore_unavailable=true").isEmpty()) {
            return;
        }
        put(family.pattern() + "/_mapping", Template.COMMON.mappings(), existing);
        put(family.pattern() + "/_mapping", Template.of(family).mappings(), existing);
    }

    /** An empty object where there is none: Elasticsearch answers 404 to a pattern that nothing matches. */
    private JsonNode get(String path) throws IOException {
        try (InputStream answer =
                rest.performRequest(new Request("GET", "/" + path)).getEntity().getContent()) {
            return Json.tree(answer.readAllBytes());
        } catch (ResponseException e) {
            if (e.getResponse().getStatusLine().getStatusCode() == NOT_FOUND) {
                return JsonNodeFactory.instance.objectNode();
            }
            throw e;
        }
    }

    private void put(String path, JsonNode json, Map<String, String> parameters) throws IOException {
        Request request = new Request("PUT", "/" + path);
        parameters.forEach(request::addParameter);
        request.setJsonEntity(json.toString());
        rest.performRequest(request);
    }
}
