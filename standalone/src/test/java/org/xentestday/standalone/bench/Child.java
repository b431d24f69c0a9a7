package org.xentestday.standalone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A process that is measured. What it says is dropped; ending otherwise than with 0 ends the measurement. */
final class Child {
    private Child() {}

    /** From before it is started until it has ended, in milliseconds. */
    static double millis(Path home, List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = start(home, command);
        int exit = process.waitFor();
        double millis = (System.nanoTime() - start) / 1e6;
        check(exit, command);
        return millis;
    }

    /** The largest resident set it had, in bytes, as Linux counts it, looked at as often as this machine can. */
    static long peak(Path home, List<String> command) throws IOException, InterruptedException {
        Process process = start(home, command);
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        long peak = 0;
        while (process.isAlive()) {
            peak = Math.max(peak, highWater(status));
            Thread.onSpinWait();
        }
        check(process.waitFor(), command);
        return peak;
    }

    private static long highWater(Path status) {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0; // it has just ended
        }
    }

    private static Process start(Path home, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_") || name.startsWith("TESTDAY_"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("STATE_DIRECTORY", home.resolve("state").toString());
        return builder.start();
    }

    private static void check(int exit, List<String> command) {
        if (exit != 0) {
            throw new IllegalStateException("exit code " + exit + ": " + String.join(" ", command));
        }
    }
}
