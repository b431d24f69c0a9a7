package org.xentestday.standalone.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.Topics;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code testday-server replay}: the decisions over a file of results, without any server. */
@Command(
        name = "replay",
        description = "Decides over a file of results, without any server, and prints the verdicts: the same bytes as "
                + "the live system for the same results, in whatever order. The form of a line is in "
                + "standalone/docs/replay.md.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ReplayCommand implements Callable<Integer> {
    private static final int COMPLAINTS = 20;
    private static final long REPORT_EVERY = 10_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "One JSON a line; .gz is unpacked; - for standard input.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private Path file;

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description = "Only results recorded until then, as 2025-11-02T18:00:00Z.")
    private @Nullable Instant asOf;

    @Option(names = "--json", description = "Print the verdicts as JSON, one a line, sorted by their keys.")
    private boolean json;

    @Option(names = "--verdicts", paramLabel = "FILE", description = "Write the same JSON to a file.")
    private @Nullable Path verdicts;

    @Option(names = "--coverage", paramLabel = "FILE", description = "Write who ran what.")
    private @Nullable Path coverage;

    @Option(names = "--dispositions", paramLabel = "FILE", description = "Write what became of each result.")
    private @Nullable Path dispositions;

    @Option(names = "--asks", paramLabel = "FILE", description = "Write which runs would tell most.")
    private @Nullable Path asks;

    private long complaints;

    @Override
    public Integer call() throws IOException {
        Path source = source();
        try {
            judge(new Replay(source, asOf, this::complain, this::progress));
        } catch (IOException e) {
            throw new StartException(ExitCode.UNREADABLE, file + " cannot be read: " + e.getMessage() + ".", e);
        } finally {
            if (!source.equals(file)) {
                Files.deleteIfExists(source);
            }
        }
        return (complaints == 0 ? ExitCode.OK : ExitCode.LINES_REJECTED).code();
    }

    private void judge(Replay replay) throws IOException {
        Circumstances circumstances = replay.circumstances();
        try (Engine engine = new Engine(!circumstances.enrolments())) {
            long results = replay.into(engine, circumstances);
            write(verdicts, engine, Topics.VERDICTS);
            write(coverage, engine, Topics.COVERAGE);
            write(dispositions, engine, Topics.DISPOSITIONS);
            write(asks, engine, Topics.ASKS);
            print(engine, results);
        }
    }

    /** A file that can be read twice. */
    private Path source() throws IOException {
        if (!file.toString().equals("-")) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new StartException(ExitCode.UNREADABLE, "There is no readable file " + file + ".");
            }
            return file;
        }
        Path copy = Files.createTempFile("testday-replay", ".ndjson");
        Files.copy(System.in, copy, StandardCopyOption.REPLACE_EXISTING);
        return copy;
    }

    private void print(Engine engine, long results) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Collection<byte[]> bodies = engine.left(Topics.VERDICTS).values();
        if (json) {
            out.print(new String(lines(bodies), StandardCharsets.UTF_8));
        } else {
            out.print(VerdictTable.of(bodies));
        }
        out.flush();
        PrintWriter err = spec.commandLine().getErr();
        if (complaints > COMPLAINTS) {
            err.printf("… and %d more lines that are no results.%n", complaints - COMPLAINTS);
        }
        err.printf(
                "%d results; %s; %d lines rejected.%n",
                results, Account.of(engine.left(Topics.DISPOSITIONS)), complaints);
    }

    private void complain(long line, String sentence) {
        if (++complaints <= COMPLAINTS) {
            spec.commandLine().getErr().printf("%s:%d: %s%n", file, line, sentence);
        }
    }

    private void progress(long results) {
        if (results % REPORT_EVERY == 0) {
            spec.commandLine().getErr().printf("%,d results read%n", results);
        }
    }

    /** Whoever reads the file sees all of it or what was there before. */
    private void write(@Nullable Path to, Engine engine, Topics topic) {
        if (to == null) {
            return;
        }
        try {
            Path absolute = to.toAbsolutePath();
            Path part = absolute.resolveSibling(absolute.getFileName() + ".part");
            Files.write(part, lines(engine.left(topic).values()));
            Files.move(part, absolute, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartException(ExitCode.DATA_UNWRITABLE, to + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    private static byte[] lines(Collection<byte[]> bodies) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (byte[] body : bodies) {
            lines.writeBytes(body);
            lines.write('\n');
        }
        return lines.toByteArray();
    }
}
