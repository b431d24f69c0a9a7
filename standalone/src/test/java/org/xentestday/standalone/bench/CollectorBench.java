package org.xentestday.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.xentestday.collector.Collector;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.event.ResultCheck;
import org.xentestday.model.event.StructuredMode;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Status;
import org.xentestday.model.sign.Keys;
import org.xentestday.model.sign.Signing;
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
    private static final int ROUNDS = 3;
    private static final int BULK = 500;
    private static final Map<String, PublicKey> KEYS = Fleet.MACHINES.stream()
            .collect(Collectors.toMap(
                    TestMachine::pseudonym,
                    machine -> Keys.publicKey(machine.enrolment().publicKey())));
    private static final String CANDIDATE = "4.3.0-rc6";

    private final Broker broker;
    private final ElasticsearchServer elasticsearch;
    private final Index index;
    private final Producer<String, byte[]> producer;
    private boolean broken;
    private int made;
    private final Set<String> copied = new HashSet<>();

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
            bench.intake(directory.resolve("intake"), seconds);
            bench.ways(directory, seconds);
            broken = bench.broken;
        }
        System.exit(broken ? 1 : 0); // whatever a library left running
    }

    private Collector collector(Path data, String... roles) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "testday.port", -1,
                "testday.roles", List.of(roles),
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

    private List<byte[]> bodies(String name, int count) {
        return results(name, count).stream().map(StructuredMode::write).toList();
    }

    /** That many signed results nobody has seen. All that are made are sent. */
    private List<Event> results(String name, int count) {
        made += count;
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

    /** Turn by turn, after both have run once: the same documents, under the same ids, into an index that grows alike. */
    private void indexer(Path data) throws Exception {
        double _ = backlog(data, "cold") + bulk(newest());
        double best = 0;
        double raw = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            best = Math.max(best, backlog(data, "indexed" + round));
            raw = Math.max(raw, bulk(newest()));
        }
        print("indexer", best, "documents/s", best / raw, 0.85, "of raw _bulk " + Math.round(raw) + "/s", true);
    }

    /** What was sent while there was no indexer, in documents a second. */
    private double backlog(Path data, String name) throws Exception {
        append(results(name, DOCUMENTS));
        try (Collector _ = collector(data, "index")) {
            return perSecond();
        }
    }

    private long indexed() throws IOException, InterruptedException {
        return index.get("/" + PLAIN + "/_stats/indexing?filter_path=_all.primaries")
                .at("/_all/primaries/indexing/index_total")
                .asLong();
    }

    /** From a tenth of the newest documents to all of them, so that no start is in it. */
    private double perSecond() throws IOException, InterruptedException {
        await(() -> indexed() >= made - DOCUMENTS * 9 / 10);
        long start = System.nanoTime();
        long from = indexed();
        await(() -> indexed() >= made);
        return (made - from) / ((System.nanoTime() - start) / 1e9);
    }

    /** The documents of the round before, by their ids. */
    private Map<String, String> newest() throws IOException, InterruptedException {
        Map<String, String> sources = new LinkedHashMap<>();
        JsonNode _ = index.send("POST", "/" + PLAIN + "/_refresh", "");
        JsonNode page = index.send("POST", "/" + PLAIN + "/_search?scroll=1m", "{\"size\":5000}");
        while (!page.at("/hits/hits").isEmpty()) {
            for (JsonNode hit : page.at("/hits/hits")) {
                String id = hit.path("_id").asText();
                if (copied.add(id)) {
                    sources.put(id, hit.path("_source").toString());
                }
            }
            String next = "{\"scroll\":\"1m\",\"scroll_id\":\""
                    + page.path("_scroll_id").asText() + "\"}";
            page = index.send("POST", "/_search/scroll", next);
        }
        return sources;
    }

    /** Documents a second, one bulk after the other, also from a tenth on. */
    private double bulk(Map<String, String> sources) throws IOException, InterruptedException {
        List<String> bodies = bulks(sources);
        int warm = bodies.size() / 10;
        long start = 0;
        for (int i = 0; i < bodies.size(); i++) {
            start = i == warm ? System.nanoTime() : start;
            JsonNode answer = index.send("POST", "/testday-results-raw/_bulk", bodies.get(i));
            if (answer.path("errors").asBoolean(true)) {
                throw new IllegalStateException(answer.toString().substring(0, 500));
            }
        }
        return (bodies.size() - warm) * BULK / ((System.nanoTime() - start) / 1e9);
    }

    private static List<String> bulks(Map<String, String> sources) {
        return sources.entrySet().stream()
                .map(source -> "{\"create\":{\"_id\":\"" + source.getKey() + "\"}}\n" + source.getValue() + "\n")
                .gather(Gatherers.windowFixed(BULK))
                .map(lines -> String.join("", lines))
                .toList();
    }

    /** Without an index, as the plain producer is without one. */
    private void intake(Path data, int seconds) throws Exception {
        try (Collector collector = collector(data, "intake")) {
            Load load = Load.on(collector);
            batches(load);
            singles(load, seconds);
        }
    }

    /** Turn by turn, after all have run once: a server that runs for weeks is not measured while it is compiled. */
    private void batches(Load load) throws Exception {
        double _ = batches(load, "cold-batch") + producing("cold-plain") + checking("cold-checked");
        List<Double> plain = new ArrayList<>();
        List<Double> checked = new ArrayList<>();
        double best = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            double own = batches(load, "batch" + round);
            plain.add(own / producing("plain" + round));
            checked.add(own / checking("checked" + round));
            best = Math.max(best, own);
        }
        print("intake, batches", best, "results/s", middle(plain), 0.5, "of a plain producer", true);
        System.out.printf(
                Locale.ROOT, "  %.2f of a producer that reads, checks and verifies what it sends%n", middle(checked));
    }

    private static double middle(List<Double> ratios) {
        return ratios.stream().sorted().skip(ratios.size() / 2).findFirst().orElseThrow();
    }

    private double batches(Load load, String name) throws Exception {
        List<byte[]> bodies = Load.bodies(results(name, DOCUMENTS));
        return rate(DOCUMENTS, () -> load.batches(bodies));
    }

    private double producing(String name) throws Exception {
        List<Event> events = results(name, DOCUMENTS);
        return rate(DOCUMENTS, () -> append(events));
    }

    /** As the intake must, with nothing around it, on all processors. */
    private double checking(String name) throws Exception {
        List<byte[]> bodies = bodies(name, DOCUMENTS);
        return rate(
                DOCUMENTS,
                () -> append(
                        bodies.stream().parallel().map(CollectorBench::checked).toList()));
    }

    private static Event checked(byte[] body) {
        try {
            Event event = StructuredMode.read(body);
            String machine = ResultCheck.check(event).machine();
            if (!Signing.verify(event, Objects.requireNonNull(KEYS.get(machine)))) {
                throw new IllegalStateException("not signed by " + machine);
            }
            return event;
        } catch (RejectedException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    /** So many of it a second. */
    private static double rate(int of, Work work) throws InterruptedException {
        long start = System.nanoTime();
        work.run();
        return of / ((System.nanoTime() - start) / 1e9);
    }

    private void singles(Load load, int seconds) {
        int rate = 1000;
        OpenLoop _ = singles(load, rate, bodies("cold-single", rate * seconds));
        OpenLoop loop = singles(load, rate, bodies("single", rate * seconds));
        atMost("intake, single at " + rate + "/s, p99", loop.millis(99), 50, loop.n());
    }

    private static OpenLoop singles(Load load, int rate, List<byte[]> bodies) {
        return taken(new OpenLoop(rate).run(bodies.size(), i -> load.single(bodies.get(i))));
    }

    /** With all parts at work, and nothing left over from before. */
    private void ways(Path data, int seconds) throws Exception {
        Settings settings = new Settings(
                broker.bootstrapServers(),
                Map.of(),
                data.resolve("streams"),
                1,
                Duration.ofMillis(500),
                "127.0.0.1",
                0);
        try (Collector collector = collector(data.resolve("collector"), "index", "intake", "board");
                StreamsApp _ = StreamsApp.start(settings)) {
            Load load = Load.on(collector);
            await(() -> load.onBoard(CANDIDATE) == made && index.count(PLAIN) == made);
            await(() -> index.count("testday-dispositions") == made);
            ways(load, seconds);
        }
    }

    private void ways(Load load, int seconds) throws Exception {
        int rate = 200;
        List<byte[]> bodies = bodies("way", rate * seconds);
        Arrivals board = new Arrivals(() -> load.onBoard(CANDIDATE));
        Arrivals search = new Arrivals(() -> (long) index.count(PLAIN));
        taken(new OpenLoop(rate)
                .run(
                        bodies.size(),
                        i -> load.single(bodies.get(i)).thenApply(taken -> {
                            board.left();
                            search.left();
                            return taken;
                        })));
        atMost("acknowledged to board at " + rate + "/s, p99", p99(board), 1500, bodies.size());
        atMost("acknowledged to search at " + rate + "/s, p99", p99(search), 2500, bodies.size());
    }

    private static double p99(Arrivals arrivals) throws InterruptedException {
        return arrivals.awaitAll().getValueAtPercentile(99) / 1000.0;
    }

    private static OpenLoop taken(OpenLoop loop) {
        if (loop.failures() > 0) {
            throw new IllegalStateException(loop.failures() + " results were not taken");
        }
        return loop;
    }

    private void atMost(String what, double millis, double budget, long n) {
        print(what, millis, "ms", millis, budget, "ms; n=" + n, false);
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

    private static void await(Callable<Boolean> done) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .atMost(Duration.ofMinutes(10))
                .until(done);
    }
}
