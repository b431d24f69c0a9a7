package org.xentestday.collector.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.apache.http.entity.ContentType;
import org.apache.http.nio.entity.NByteArrayEntity;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.RestClient;
import org.xentestday.model.json.Json;

/** One request of Elasticsearch's bulk API: what it asks as NDJSON, and of the answer only what tells the outcomes. */
final class Bulk {
    private static final ContentType NDJSON = ContentType.create("application/x-ndjson");
    private static final String TOLD =
            "items.*.status,items.*.error.type,items.*.error.reason,items.*.error.caused_by.reason";
    private static final ObjectMapper JSON = Json.mapper();
    private static final String NEWEST = "external_gte";

    private Bulk() {}

    /** What became of each write, in their order. */
    static List<Outcome> send(RestClient rest, List<Reading.Write> writes) throws IOException {
        Request request = new Request("POST", "/_bulk");
        request.addParameter("filter_path", TOLD);
        request.setEntity(new NByteArrayEntity(body(writes), NDJSON));
        try (InputStream answer = rest.performRequest(request).getEntity().getContent()) {
            JsonNode items = Json.tree(answer.readAllBytes()).path("items");
            if (items.size() != writes.size()) {
                throw new IOException("a bulk of " + writes.size() + " is answered for " + items.size());
            }
            return Classification.of(items);
        }
    }

    /** Why Elasticsearch refused all of it. */
    static String reason(Response refusal) {
        try (InputStream answer = refusal.getEntity().getContent()) {
            return Json.tree(answer.readAllBytes()).at("/error/reason").asText("no reason was given");
        } catch (IOException e) {
            return "no reason was given";
        }
    }

    private static byte[] body(List<Reading.Write> writes) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(writes.size() * 2 * 1024);
        for (Reading.Write write : writes) {
            switch (write) {
                case Reading.Create(var index, var id, var document) ->
                    add(body, JSON.writeValueAsBytes(Map.of("create", Map.of("_index", index, "_id", id))), document);
                case Reading.Put(var index, var id, var version, var document) ->
                    add(body, JSON.writeValueAsBytes(Map.of("index", versioned(index, id, version))), document);
                case Reading.Remove(var index, var id, var version) ->
                    add(body, JSON.writeValueAsBytes(Map.of("delete", versioned(index, id, version))));
            }
        }
        return body.toByteArray();
    }

    private static void add(ByteArrayOutputStream body, byte[]... lines) {
        for (byte[] line : lines) {
            body.writeBytes(line);
            body.write('\n');
        }
    }

    private static Map<String, Object> versioned(String index, String id, long version) {
        return Map.of("_index", index, "_id", id, "version", version, "version_type", NEWEST);
    }
}
