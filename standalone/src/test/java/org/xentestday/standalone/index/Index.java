package org.xentestday.standalone.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.xentestday.model.json.Json;

/** Elasticsearch as its readers see it. */
final class Index implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;

    Index(URI url) {
        this.url = url;
    }

    /** Documents that a query finds under an alias; none where there is no such index. */
    int count(String alias, String query) throws IOException, InterruptedException {
        get("/_refresh");
        return get("/" + alias + "/_search?ignore_unavailable=true&size=0&track_total_hits=true&q="
                        + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .at("/hits/total/value")
                .asInt();
    }

    /** The document of that id, as it was sent. */
    JsonNode document(String index, String id) throws IOException, InterruptedException {
        return get("/" + index + "/_doc/" + URLEncoder.encode(id, StandardCharsets.UTF_8))
                .path("_source");
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return from(URI.create(url + path));
    }

    /** JSON from any address. */
    JsonNode from(URI address) throws IOException, InterruptedException {
        return Json.tree(http.send(request(address).build(), HttpResponse.BodyHandlers.ofByteArray())
                .body());
    }

    /** Changes something; fails if Elasticsearch does not want that. */
    void send(String method, String path, String json) throws IOException, InterruptedException {
        HttpRequest request = request(URI.create(url + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(response.body());
        }
    }

    /** JSON from an address that only an organiser may ask. */
    JsonNode from(URI address, String secret) throws IOException, InterruptedException {
        HttpRequest request =
                request(address).header("Authorization", "Bearer " + secret).build();
        return Json.tree(
                http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20));
    }

    @Override
    public void close() {
        http.close();
    }
}
