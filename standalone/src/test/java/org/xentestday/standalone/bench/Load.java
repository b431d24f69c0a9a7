package org.xentestday.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.xentestday.collector.Collector;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.StructuredMode;
import org.xentestday.model.json.Json;

/** Sends results to a collector in this process as agents do, with HTTP/1.1, and looks at its board. Thread-safe. */
final class Load {
    private static final int BATCH = 200;
    private static final int SENDERS = 8;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;

    private Load(URI server) {
        this.server = server;
    }

    /** On that collector, as soon as it is ready. */
    static Load on(Collector collector) {
        Load load = new Load(URI.create("http://127.0.0.1:" + collector.port()));
        Awaitility.await()
                .ignoreExceptions()
                .atMost(Duration.ofMinutes(1))
                .until(() -> load.http
                                .send(load.to("/health/readiness").build(), BodyHandlers.discarding())
                                .statusCode()
                        == 200);
        return load;
    }

    /** Sends one result; whether it was taken. */
    CompletableFuture<Boolean> single(byte[] body) {
        return send("/api/v1/results", StructuredMode.CONTENT_TYPE, body);
    }

    /** As a few agents would: each waits for its answer before it sends the next. All must be taken. */
    void batches(List<byte[]> bodies) throws InterruptedException {
        Queue<byte[]> left = new ConcurrentLinkedQueue<>(bodies);
        List<Thread> senders = new ArrayList<>();
        AtomicInteger taken = new AtomicInteger();
        for (int i = 0; i < SENDERS; i++) {
            senders.add(Thread.startVirtualThread(() -> {
                for (byte[] body = left.poll(); body != null; body = left.poll()) {
                    taken.addAndGet(
                            send("/api/v1/results/batch", "application/x-ndjson", body)
                                            .join()
                                    ? 1
                                    : 0);
                }
            }));
        }
        for (Thread sender : senders) {
            sender.join();
        }
        if (taken.get() != bodies.size()) {
            throw new IllegalStateException(bodies.size() - taken.get() + " batches were not taken");
        }
    }

    /** The bodies of batches with these events. */
    static List<byte[]> bodies(List<Event> events) {
        List<byte[]> bodies = new ArrayList<>();
        for (int from = 0; from < events.size(); from += BATCH) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (Event event : events.subList(from, Math.min(events.size(), from + BATCH))) {
                body.writeBytes(StructuredMode.write(event));
                body.write('\n');
            }
            bodies.add(body.toByteArray());
        }
        return bodies;
    }

    /** How many results of a candidate the board counts. */
    long onBoard(String candidate) throws IOException, InterruptedException {
        byte[] board = http.send(to("/api/v1/board?candidate=" + candidate).build(), BodyHandlers.ofByteArray())
                .body();
        JsonNode results = Json.tree(board).findValue("results");
        return results == null ? 0 : results.asLong();
    }

    private CompletableFuture<Boolean> send(String path, String type, byte[] body) {
        HttpRequest request = to(path).header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return http.sendAsync(request, BodyHandlers.discarding()).thenApply(response -> response.statusCode() == 202);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(60));
    }
}
