package org.xentestday.standalone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.xentestday.standalone.broker.Broker;

/**
 * The packaged agent against its budgets: commands as a tester starts them, beside a hello-world of the same runtime with
 * the same flags and a class cache of its own, all in turn in one run; then memory and sizes. Exit code 1 if a budget is
 * broken. {@code ./bench agent [RUNS]}.
 */
final class AgentBench {
    private static final String HELLO =
            "final class Hello { public static void main(String[] words) { System.out.println(\"hello\"); } }";
    private static final double MEGA = 1e6;
    private static final int MEMORY_RUNS = 3;

    private final Path installation;
    private final Path directory;
    private final String testday;
    private boolean broken;

    private AgentBench(Path installation, Path directory) {
        this.installation = installation;
        this.directory = directory;
        this.testday = installation.resolve("bin/testday").toString();
    }

    /** Arguments: {@code agent}, and how many runs of each command; the package is where the build puts it. */
    public static void main(String[] arguments) throws Exception {
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 21;
        Path target = Path.of("agent/target");
        AgentBench bench = new AgentBench(
                only(target.resolve("dist"), "testday-").toAbsolutePath(), Files.createTempDirectory("agent-bench"));
        bench.measure(runs);
        bench.sizes(only(target, "testday_"));
        System.exit(bench.broken ? 1 : 0); // whatever a library left running
    }

    private static Path only(Path directory, String prefix) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * Something to start.
     *
     * @param home what its home directory is a copy of
     * @param words the command
     * @param budget how many times as long as the hello-world it may take
     */
    private record Subject(Path home, List<String> words, double budget) {}

    private void measure(int runs) throws Exception {
        try (Acceptor collector = new Acceptor();
                Broker broker = Broker.start(directory.resolve("broker"))) {
            Map<String, Subject> subjects = subjects(collector, broker);
            Map<String, List<Double>> millis = new LinkedHashMap<>();
            for (int run = -1; run < runs; run++) { // the first time is for the disk's cache
                for (Map.Entry<String, Subject> subject : subjects.entrySet()) {
                    double taken = Child.millis(
                            fresh(subject.getValue()), subject.getValue().words());
                    List<Double> all = millis.computeIfAbsent(subject.getKey(), name -> new ArrayList<>());
                    if (run >= 0) {
                        all.add(taken);
                    }
                }
            }
            print(subjects, millis);
            memory(subjects);
        }
    }

    private Map<String, Subject> subjects(Acceptor collector, Broker broker) throws Exception {
        Path enrolled = Files.createDirectory(directory.resolve("enrolled"));
        Child.millis(enrolled, List.of(testday, "enrol", "token", "--server", collector.address()));
        List<String> record =
                List.of((testday + " report --test boot --status PASS --candidate 4.21.0-rc3 --plan bench --no-send")
                        .split(" "));
        Path recorded = directory.resolve("recorded");
        copy(enrolled, recorded);
        Child.millis(recorded, record);
        List<String> byKafka =
                List.of((testday + " send --set transport=kafka --set kafka-tls=false --set kafka-bootstrap="
                                + broker.bootstrapServers())
                        .split(" "));
        Map<String, Subject> subjects = new LinkedHashMap<>();
        subjects.put("hello", new Subject(enrolled, hello(), 1));
        subjects.put("testday --version", new Subject(enrolled, List.of(testday, "--version"), 5));
        subjects.put("record a result", new Subject(enrolled, record, 6));
        subjects.put("send one by HTTP", new Subject(recorded, List.of(testday, "send"), 7));
        subjects.put("send one by Kafka", new Subject(recorded, byKafka, 12));
        return subjects;
    }

    /** The same runtime, the same flags, and the cache of classes that the JDK makes for everyone. */
    private List<String> hello() throws Exception {
        Path source = Files.writeString(directory.resolve("Hello.java"), HELLO);
        tool("javac", "-d", directory.toString(), source.toString());
        Path jar = directory.resolve("hello.jar");
        tool("jar", "--create", "--file", jar.toString(), "-C", directory.toString(), "Hello.class");
        List<String> java =
                new ArrayList<>(List.of(installation.resolve("runtime/bin/java").toString()));
        java.addAll(Files.readAllLines(Path.of("agent/src/dist/flags")));
        Path cache = directory.resolve("hello.jsa");
        List<String> dump = new ArrayList<>(java);
        dump.addAll(List.of("-Xshare:dump", "-XX:SharedArchiveFile=" + cache, "-cp", jar.toString()));
        Child.millis(directory, dump);
        java.addAll(List.of("-XX:SharedArchiveFile=" + cache, "-cp", jar.toString(), "Hello"));
        return java;
    }

    private static void tool(String name, String... words) {
        int exit = ToolProvider.findFirst(name).orElseThrow().run(System.out, System.err, words);
        if (exit != 0) {
            throw new IllegalStateException(name + " ended with " + exit);
        }
    }

    /** Each run begins with the same files. */
    private Path fresh(Subject subject) throws IOException {
        Path home = directory.resolve("home");
        if (Files.exists(home)) {
            delete(home);
        }
        copy(subject.home(), home);
        return home;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.toList().reversed()) {
                Files.delete(file);
            }
        }
    }

    private void print(Map<String, Subject> subjects, Map<String, List<Double>> millis) {
        double hello = median(millis.getOrDefault("hello", List.of()));
        System.out.println("what                     n  median ms   least ms    times hello    budget");
        subjects.forEach((name, subject) -> {
            List<Double> all = millis.getOrDefault(name, List.of());
            double times = median(all) / hello;
            System.out.printf(
                    Locale.ROOT,
                    "%-20s %5d  %9.1f  %9.1f  %13.1f  %8.1f  %s%n",
                    name,
                    all.size(),
                    median(all),
                    all.stream().mapToDouble(Double::doubleValue).min().orElse(0),
                    times,
                    subject.budget(),
                    verdict(times <= subject.budget()));
        });
    }

    private void memory(Map<String, Subject> subjects) throws IOException, InterruptedException {
        System.out.println("what                     n    peak MB                              budget");
        for (Map.Entry<String, Subject> subject : subjects.entrySet()) {
            long peak = 0;
            for (int run = 0; run < MEMORY_RUNS; run++) {
                peak = Math.max(
                        peak,
                        Child.peak(fresh(subject.getValue()), subject.getValue().words()));
            }
            size(subject.getKey(), MEMORY_RUNS, peak, 80);
        }
    }

    private void sizes(Path deb) throws IOException {
        try (Stream<Path> files = Files.walk(installation)) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            size("installed size", 1, bytes, 90);
        }
        size("package", 1, Files.size(deb), 45);
    }

    private void size(String name, int n, long bytes, double budget) {
        System.out.printf(
                Locale.ROOT,
                "%-20s %5d  %9.1f  %34.0f  %s%n",
                name,
                n,
                bytes / MEGA,
                budget,
                verdict(bytes / MEGA <= budget));
    }

    private String verdict(boolean kept) {
        broken = broken || !kept;
        return kept ? "kept" : "BROKEN";
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }
}
