package org.xentestday.agent.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A directory that plays dom0: programs that come first on the path, guests that are files. */
final class FakeDom0 {
    private final Path home;

    FakeDom0(Path home) throws IOException {
        this.home = home;
        try (InputStream xl = FakeDom0.class.getResourceAsStream("xl")) {
            program("xl", new String(Objects.requireNonNull(xl).readAllBytes(), StandardCharsets.UTF_8));
        }
        program("id", "#!/bin/sh\necho 0\n");
        Files.writeString(home.resolve("kernel"), "kernel");
        Files.writeString(home.resolve("ramdisk"), "ramdisk");
    }

    private void program(String name, String text) throws IOException {
        Path file = Files.createDirectories(home.resolve("bin")).resolve(name);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** {@code testday} with these words, in a process of its own, to which Ctrl-C means what it means at a terminal. */
    ProcessBuilder testday(String... words) {
        List<String> command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT", // a build in the background of a shell ignores it and hands that on
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.xentestday.agent.cli.Testday"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("TESTDAY_"));
        builder.environment().put("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("FAKE_XEN", xen().toString());
        builder.environment().put("TESTDAY_STATE", home.resolve("state").toString());
        builder.environment().put("TESTDAY_GUEST_KERNEL", home.resolve("kernel").toString());
        builder.environment()
                .put("TESTDAY_GUEST_RAMDISK", home.resolve("ramdisk").toString());
        builder.environment().put("TESTDAY_PATIENCE", "5");
        return builder;
    }

    /** Runs tests without asking and without sending. */
    ProcessBuilder run(String... tests) {
        return testday(Stream.concat(
                        Stream.of("run", "--yes", "--no-send", "--plan", "p", "--candidate", "4.17.0-rc1"),
                        Stream.of(tests))
                .toArray(String[]::new));
    }

    /** Names of the guests there are. */
    List<String> guests() throws IOException {
        return names("guests");
    }

    /** The processor pools there are. */
    List<String> pools() throws IOException {
        return names("pools");
    }

    /** The processors of the first pool. */
    String firstPool() throws IOException {
        return Files.readString(xen().resolve("pools/Pool-0")).strip();
    }

    /** How many guests were ever made. */
    int created() throws IOException {
        Path created = xen().resolve("created");
        return Files.exists(created) ? Files.readAllLines(created).size() : 0;
    }

    /** Files that tests left. */
    List<String> scratch() throws IOException {
        return names("../state/scratch");
    }

    Path state() {
        return home.resolve("state");
    }

    private Path xen() {
        return home.resolve("xen");
    }

    private List<String> names(String directory) throws IOException {
        Path path = xen().resolve(directory).normalize();
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
