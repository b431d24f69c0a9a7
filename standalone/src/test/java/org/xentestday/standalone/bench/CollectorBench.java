package org.xentestday.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.xentestday.collector.Collector;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.event.StructuredMode;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.json.Json;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Status;
import org.xentestday.standalone.broker.Broker;
import org.xentestday.standalone.index.Index;
import org.xentestday.standalone.port.Ports;
import org.xentestday.standalone.search.ElasticsearchServer;
import org.xentestday.standalone.search.ElasticsearchSettings;
import org.xentestday.standalone.search.ElasticsearchUser;
import org.xentestday.streams.Settings;
import org.xentestday.streams.StreamsApp;

/**
 * The collector against its budgets, each beside what it is compared with, in one run: the indexer beside raw {@code
 * _bulk} of the same documents, batches beside a plain producer, single results at a fixed rate, and the way of results to
 * board and search. {@code ./bench collector [SECONDS]}: how long each fixed rate lasts. Exit code 1 if a budget is broken.
 */
final class CollectorBench {
    private static final String PLAIN = "testday-results-" + TestMachine.RELEASE;
    private static final int DOCUMENTS = 40_000;
    private static final int BATCH = 200;
    private static final int ROUNDS = 3;
    private static final int BULK = 500;
    private static final int SENDERS = 8;
    private static final String CANDIDATE = "4.3.0-rc6";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Broker broker;
    private final ElasticsearchServer elasticsearch;
    private final Index index;
    private final Producer<String, byte[]> producer;
    private boolean broken;

    private CollectorBench(Broker broker, ElasticsearchServer elasticsearch, Producer<String, byte[]> producer) {
        this.broker = broker;
        this.elasticsearch = elasticsearch;
        this.index = new Index(elasticsearch);
        this.producer = producer;
    }

    /** Arguments: {@code collector}, and seconds. */
    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        Path directory = Files.createTempDirectory("collector-bench");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        boolean broken;
        try (Broker broker = Broker.start(directory.resolve("kafka"));
                ElasticsearchServer server = ElasticsearchServer.start(
                        new ElasticsearchSettings(directory.resolve("elasticsearch"), Ports.free()), waited -> {});
                Producer<String, byte[]> producer = Fleet.producer(broker.bootstrapServers())) {
            CollectorBench bench = new CollectorBench(broker, server, producer);
            Fleet.enrol(producer);
            bench.publishPlan();
            bench.indexer(directory.resolve("indexer"));
            bench.intake(directory, seconds);
            broken = bench.broken;
        }
        System.exit(broken ? 1 : 0); // whatever a library left running
    }

    private Collector collector(Path data) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "testday.port", -1,
                "testday.roles", List.of("index", "intake", "board"),
                "testday.data", data.toString(),
                "testday.kafka.bootstrap-servers", broker.bootstrapServers(),
                "testday.elasticsearch.url", elasticsearch.url().toString()));
        properties.putAll(elasticsearch.secrets().client(ElasticsearchUser.COLLECTOR));
        return Collector.start(properties);
    }

    private void publishPlan() {
        Plan plan = new Plan(TestMachine.PLAN, "Xen 4.3", TestMachine.RELEASE, null, List.of(), null, List.of());
        append(List.of(Event.of(EventType.PLAN, plan.id(), "/bench", plan.id(), TestMachine.NOON, plan)));
    }

    private void append(List<Event> events) {
        for (Event event : events) {
            Future<RecordMetadata> _ = producer.send(Fleet.record(event)); // flush waits for all
        }
        producer.flush();
    }

    /** That many signed results nobody has seen. */
    private static List<Event> results(String name, int count) {
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> {
                    TestMachine machine = Fleet.MACHINES.get(i % Fleet.MACHINES.size());
                    String test = name + "-" + i / Fleet.MACHINES.size() % 20;
                    int attempt = 1 + i / (20 * Fleet.MACHINES.size());
                    return machine.signed(machine.result(CANDIDATE, test, Status.PASS, attempt), i);
                })
                .toList();
    }

    /** Turn by turn, after both have run once, so that neither is measured on a cold Elasticsearch. */
    private void indexer(Path data) throws Exception {
        backlog(data, "warm", 1);
        List<String> documents = documents(PLAIN);
        bulk("testday-results-warm", documents);
        double best = 0;
        double raw = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            best = Math.max(best, backlog(data, "indexed" + round, round + 1));
            raw = Math.max(raw, bulk("testday-results-raw" + round, documents));
        }
        print("indexer", best, "documents/s", best / raw, 0.85, "of raw _bulk " + Math.round(raw) + "/s", true);
    }

    /** What was sent while there was no indexer, in documents a second. */
    private double backlog(Path data, String name, int rounds) throws Exception {
        append(results(name, DOCUMENTS));
        try (Collector _ = collector(data)) {
            return perSecond(rounds * DOCUMENTS);
        }
    }

    private long indexed(String indices) throws IOException, InterruptedException {
        return index.get("/" + indices + "/_stats/indexing")
                .at("/_all/primaries/indexing/index_total")
                .asLong();
    }

    /** From a tenth of the newest documents to all of them, so that no start is in it. */
    private double perSecond(int all) {
        await(() -> indexed(PLAIN) >= all - DOCUMENTS * 9 / 10);
        long start = System.nanoTime();
        long from = call(() -> indexed(PLAIN));
        await(() -> indexed(PLAIN) >= all);
        return (all - from) / ((System.nanoTime() - start) / 1e9);
    }

    private List<String> documents(String alias) throws IOException, InterruptedException {
        List<String> sources = new ArrayList<>();
        JsonNode _ = index.send("POST", "/" + alias + "/_refresh", "");
        JsonNode page = index.send("POST", "/" + alias + "/_search?scroll=1m", "{\"size\":5000}");
        while (!page.at("/hits/hits").isEmpty()) {
            page.at("/hits/hits").forEach(hit -> sources.add(hit.path("_source").toString()));
            page = index.send(
                    "POST",
                    "/_search/scroll",
                    "{\"scroll\":\"1m\",\"scroll_id\":\""
                            + page.path("_scroll_id").asText() + "\"}");
        }
        return sources;
    }

    /** Documents a second, one bulk after the other, also from a tenth on. */
    private double bulk(String name, List<String> sources) throws IOException, InterruptedException {
        long start = System.nanoTime();
        int warm = sources.size() / 10;
        for (int from = 0; from < sources.size(); from += BULK) {
            StringBuilder body = new StringBuilder();
            for (int i = from; i < Math.min(sources.size(), from + BULK); i++) {
                body.append("{\"create\":{\"_id\":\"").append(i).append("\"}}\n");
                body.append(sources.get(i)).append('\n');
            }
            JsonNode answer = index.send("POST", "/" + name + "/_bulk", body.toString());
            if (answer.path("errors").asBoolean(true)) {
                throw new IllegalStateException(answer.toString().substring(0, 500));
            }
            start = from < warm ? System.nanoTime() : start;
        }
        return (sources.size() - warm) / ((System.nanoTime() - start) / 1e9);
    }

    private void intake(Path directory, int seconds) throws Exception {
        try (Collector collector = collector(directory.resolve("collector"))) {
            URI server = URI.create("http://127.0.0.1:" + collector.port());
            await(() -> status(server, "/health/readiness") == 200);
            batches(server);
            singles(server, seconds);
            try (StreamsApp _ = StreamsApp.start(new Settings(
                    broker.bootstrapServers(),
                    Map.of(),
                    directory.resolve("streams"),
                    1,
                    Duration.ofMillis(500),
                    "127.0.0.1",
                    0))) {
                await(() -> onBoard(server) >= 3 * ROUNDS); // streams has caught up with what came before
                ways(server, seconds);
            }
        }
    }

    private void batches(URI server) throws Exception {
        List<Double> ratios = new ArrayList<>();
        double own = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<Event> plain = results("plain" + round, DOCUMENTS / 2);
            long start = System.nanoTime();
            append(plain);
            double producing = plain.size() / ((System.nanoTime() - start) / 1e9);
            List<byte[]> bodies = bodies(results("batch" + round, DOCUMENTS / 2));
            start = System.nanoTime();
            sendAll(server, bodies);
            own = DOCUMENTS / 2 / ((System.nanoTime() - start) / 1e9);
            ratios.add(own / producing);
        }
        double middle = ratios.stream().sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
        print("intake, batches of " + BATCH, own, "results/s", middle, 0.5, "of a plain producer", true);
    }

    /** As a few agents would: each waits for its answer. */
    private void sendAll(URI server, List<byte[]> bodies) throws InterruptedException {
        Queue<byte[]> left = new ConcurrentLinkedQueue<>(bodies);
        List<Thread> senders = new ArrayList<>();
        AtomicInteger taken = new AtomicInteger();
        for (int i = 0; i < SENDERS; i++) {
            senders.add(Thread.startVirtualThread(() -> {
                for (byte[] body = left.poll(); body != null; body = left.poll()) {
                    taken.addAndGet(
                            send(server, "/api/v1/results/batch", "application/x-ndjson", body)
                                            .join()
                                    ? 1
                                    : 0);
                }
            }));
        }
        for (Thread sender : senders) {
            sender.join();
        }
        require(taken.get() == bodies.size(), bodies.size() - taken.get() + " batches were not taken");
    }

    private static List<byte[]> bodies(List<Event> events) {
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

    private void singles(URI server, int seconds) {
        int rate = 1000;
        List<byte[]> bodies = results("single", rate * seconds).stream()
                .map(StructuredMode::write)
                .toList();
        OpenLoop loop = new OpenLoop(rate).run(bodies.size(), i -> single(server, bodies.get(i)));
        require(loop.failures() == 0, loop.failures() + " results were not taken");
        print(
                "intake, single at " + rate + "/s, p99",
                loop.millis(99),
                "ms",
                loop.millis(99),
                50,
                "ms; n=" + loop.n(),
                false);
    }

    private void ways(URI server, int seconds) throws Exception {
        int rate = 200;
        List<byte[]> bodies = results("way", rate * seconds).stream()
                .map(StructuredMode::write)
                .toList();
        await(() -> settled(server));
        Arrivals board = new Arrivals(() -> onBoard(server));
        Arrivals search = new Arrivals(this::searchable);
        OpenLoop loop = new OpenLoop(rate)
                .run(
                        bodies.size(),
                        i -> single(server, bodies.get(i)).thenApply(taken -> {
                            board.left();
                            search.left();
                            return taken;
                        }));
        require(loop.failures() == 0, loop.failures() + " results were not taken");
        double shown = board.awaitAll().getValueAtPercentile(99) / 1000.0;
        double found = search.awaitAll().getValueAtPercentile(99) / 1000.0;
        print(
                "acknowledged to board at " + rate + "/s, p99",
                shown,
                "ms",
                shown,
                1500,
                "ms; n=" + bodies.size(),
                false);
        print(
                "acknowledged to search at " + rate + "/s, p99",
                found,
                "ms",
                found,
                2500,
                "ms; n=" + bodies.size(),
                false);
    }

    /** Whether all that came before is on the board and in the index. */
    private boolean settled(URI server) throws Exception {
        long board = onBoard(server);
        long search = searchable();
        Thread.sleep(Duration.ofSeconds(3));
        return board == onBoard(server) && search == searchable();
    }

    private long onBoard(URI server) throws IOException, InterruptedException {
        JsonNode results = get(server, "/api/v1/board?candidate=" + CANDIDATE).findValue("results");
        return results == null ? 0 : results.asLong();
    }

    private long searchable() throws IOException, InterruptedException {
        return index.get("/testday-results/_count").path("count").asLong();
    }

    private CompletableFuture<Boolean> single(URI server, byte[] body) {
        return send(server, "/api/v1/results", StructuredMode.CONTENT_TYPE, body);
    }

    private CompletableFuture<Boolean> send(URI server, String path, String type, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .thenApply(response -> response.statusCode() == 202);
    }

    private JsonNode get(URI server, String path) throws IOException, InterruptedException {
        return Json.tree(
                http.send(HttpRequest.newBuilder(server.resolve(path)).build(), HttpResponse.BodyHandlers.ofByteArray())
                        .body());
    }

    private int status(URI server, String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(server.resolve(path)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private void print(
            String what, double value, String unit, double measured, double budget, String of, boolean atLeast) {
        boolean kept = atLeast ? measured >= budget : measured <= budget;
        broken = broken || !kept;
        System.out.printf(
                Locale.ROOT,
                "%-42s %9.1f %-12s %8.2f %s (budget %s %s) %s%n",
                what,
                value,
                unit,
                measured,
                of,
                atLeast ? "at least" : "at most",
                budget,
                kept ? "kept" : "BROKEN");
    }

    private static void require(boolean so, String sentence) {
        if (!so) {
            throw new IllegalStateException(sentence);
        }
    }

    private static void await(Callable<Boolean> done) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .atMost(Duration.ofMinutes(5))
                .until(done);
    }

    private static long call(Callable<Long> number) {
        try {
            return number.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
