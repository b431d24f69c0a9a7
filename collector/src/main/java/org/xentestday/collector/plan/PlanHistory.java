package org.xentestday.collector.plan;

import com.fasterxml.jackson.core.JacksonException;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.json.Json;
import org.xentestday.model.plan.Plan;

/**
 * Every version of every plan that was ever asked for: one a line, in a file beside the tokens that only grows. A line
 * that a crash tore off was of a plan that nobody heard of. The lock on the tokens keeps other processes away.
 * Thread-safe.
 */
@Singleton
@InRole(Role.ENROL)
final class PlanHistory {
    private static final String NAME = "plans.jsonl";

    private final Path file;
    private final Map<String, List<Revision>> revisions = new TreeMap<>();

    PlanHistory(@Value("${testday.data:testday-data}") Path data) {
        file = data.resolve(NAME);
        try {
            Files.createDirectories(data);
            load();
        } catch (IOException e) {
            throw new ConfigurationException("The history of plans " + file + " cannot be used: " + e, e);
        }
    }

    /** The versions of a plan, oldest first; none of one that nobody asked for here. */
    synchronized List<Revision> of(String plan) {
        return List.copyOf(revisions.getOrDefault(plan, List.of()));
    }

    /** The newest version of a plan. */
    synchronized Optional<Revision> newest(String plan) {
        return of(plan).stream().reduce((_, last) -> last);
    }

    /** Returns when it is on disk. The same content as the newest is no new version. */
    synchronized Revision add(Plan plan, String tag, Instant at) {
        Optional<Revision> newest = newest(plan.id());
        if (newest.isPresent() && newest.get().tag().equals(tag)) {
            return newest.get();
        }
        Revision next = new Revision(newest.map(Revision::version).orElse(0) + 1, tag, at, plan);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer line = ByteBuffer.wrap(
                    (new String(Json.write(next), StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("The history of plans cannot be written", e);
        }
        keep(next);
        return next;
    }

    private void load() throws IOException {
        if (Files.notExists(file)) {
            return;
        }
        String text = Files.readString(file);
        int end = text.lastIndexOf('\n') + 1;
        for (String line : text.substring(0, end).lines().toList()) {
            try {
                keep(Json.read(line.getBytes(StandardCharsets.UTF_8), Revision.class));
            } catch (JacksonException e) {
                throw new ConfigurationException("The history of plans " + file + " is damaged.", e);
            }
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(text.substring(0, end).getBytes(StandardCharsets.UTF_8).length);
        }
    }

    private void keep(Revision revision) {
        revisions.computeIfAbsent(revision.plan().id(), _ -> new ArrayList<>()).add(revision);
    }
}
