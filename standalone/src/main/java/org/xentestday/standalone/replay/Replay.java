package org.xentestday.standalone.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.event.RejectedException;

/**
 * Takes a file of results into an engine and lets it decide. A file with enrolments is judged as the live system judges:
 * signatures count. A file without any is the user's own word, and every line of it is believed.
 */
final class Replay {
    private final Path file;
    private final @Nullable Instant asOf;
    private final Complaints complaints;
    private final LongConsumer progress;

    /** Who hears of lines that are no results. */
    interface Complaints {
        void about(long line, String sentence);
    }

    Replay(Path file, @Nullable Instant asOf, Complaints complaints, LongConsumer progress) {
        this.file = file;
        this.asOf = asOf;
        this.complaints = complaints;
        this.progress = progress;
    }

    /** What the results of the file are judged by. */
    Circumstances circumstances() throws IOException {
        Circumstances circumstances = new Circumstances();
        try (BufferedReader reader = open()) {
            reader.lines().forEach(circumstances::see);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return circumstances;
    }

    /** Feeds the file and decides; returns the number of lines that are results, up to the moment asked for. */
    long into(Engine engine, Circumstances circumstances) throws IOException {
        // all of them first: a result must not count more for standing above a revocation
        circumstances.events().forEach(engine::take);
        long[] taken = {0};
        each(complaints, event -> {
            if (event.type() == EventType.RESULT
                    && (asOf == null || !event.time().isAfter(asOf))) {
                engine.take(event);
                progress.accept(++taken[0]);
            }
        });
        engine.decide();
        return taken[0];
    }

    private void each(Complaints about, Consumer<Event> taker) throws IOException {
        try (BufferedReader reader = open()) {
            long number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                try {
                    taker.accept(Line.read(line.getBytes(StandardCharsets.UTF_8)));
                } catch (RejectedException e) {
                    about.about(number, e.sentence());
                }
            }
        }
    }

    private BufferedReader open() throws IOException {
        InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }
}
