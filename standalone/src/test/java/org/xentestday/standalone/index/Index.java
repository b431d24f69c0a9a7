package org.xentestday.standalone.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.xentestday.model.json.Json;
import org.xentestday.standalone.search.ElasticsearchSecrets;
import org.xentestday.standalone.search.ElasticsearchServer;
import org.xentestday.standalone.search.ElasticsearchUser;

/** Elasticsearch as its readers see it. */
public final class Index implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;
    private final String authorization;

    /** The server at that address, as whoever is signed in with that header sees it. */
    public Index(URI url, String authorization) {
        this.url = url;
        this.authorization = authorization;
    }

    /** That server, as its operator sees it. */
    public Index(ElasticsearchServer server) {
        this(server.url(), server.secrets().authorization(ElasticsearchUser.ADMIN));
    }

    /** The server of an installation that runs in another process, as Grafana sees it. */
    public static Index of(int port, Path secrets) {
        return new Index(
                URI.create("http://127.0.0.1:" + port),
                new ElasticsearchSecrets(secrets.resolve("elasticsearch")).authorization(ElasticsearchUser.GRAFANA));
    }

    /** All documents under an alias. */
    public int count(String alias) throws IOException, InterruptedException {
        return get("/" + alias + "/_count").path("count").asInt();
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

    /** JSON from a path of Elasticsearch. */
    public JsonNode get(String path) throws IOException, InterruptedException {
        return from(URI.create(url + path), authorization);
    }

    /** JSON from an address that everybody may ask. */
    JsonNode from(URI address) throws IOException, InterruptedException {
        return body(request(address));
    }

    /** Asks for something with a body; fails if Elasticsearch does not want that. */
    public JsonNode send(String method, String path, String json) throws IOException, InterruptedException {
        HttpRequest request = request(URI.create(url + path))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(response.body());
        }
        return Json.tree(response.body().getBytes(StandardCharsets.UTF_8));
    }

    /** JSON from an address that only those may ask who show that. */
    JsonNode from(URI address, String authorization) throws IOException, InterruptedException {
        return body(request(address).header("Authorization", authorization));
    }

    private JsonNode body(HttpRequest.Builder request) throws IOException, InterruptedException {
        return Json.tree(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                .body());
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60));
    }

    @Override
    public void close() {
        http.close();
    }
}
