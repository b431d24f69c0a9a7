package org.xentestday.agent.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.xentestday.agent.disk.Contents;
import org.xentestday.agent.disk.RecordLog;
import org.xentestday.agent.disk.StateDirectory;

/**
 * What the machine was about to do. Each entry is on the disk before the caller goes on, so that a machine that dies
 * can say at its next start what it was doing. An attempt is unfinished from {@link #begin} to
 * {@link #end}.
 */
public final class Journal implements AutoCloseable {
    private static final String FILE = "journal.log";
    /** A journal without unfinished attempts is emptied at the next start when it is larger than this. */
    private static final long MAX_BYTES = 1024 * 1024;

    private final RecordLog log;
    private final Map<String, Attempt> unfinished;
    private final Set<Thing> made;
    private final int unreadable;

    private Journal(RecordLog log, Map<String, Attempt> unfinished, Set<Thing> made, int unreadable) {
        this.log = log;
        this.unfinished = unfinished;
        this.made = made;
        this.unreadable = unreadable;
    }

    /** The journal of that directory. */
    public static Journal open(StateDirectory directory) throws IOException {
        Path file = directory.file(FILE);
        Map<String, Attempt> unfinished = new LinkedHashMap<>();
        Contents.Entries<JournalEntry> contents = RecordLog.read(file).as(JournalEntry.class);
        Set<Thing> made = new LinkedHashSet<>();
        contents.entries().forEach(entry -> follow(unfinished, made, entry));
        RecordLog log = RecordLog.open(file);
        if (unfinished.isEmpty() && made.isEmpty() && log.size() > MAX_BYTES) {
            log.replace(Stream.empty());
        }
        return new Journal(log, unfinished, made, contents.unreadable());
    }

    /** Attempts that never ended, in the order they began. */
    public List<Attempt> unfinished() {
        return List.copyOf(unfinished.values());
    }

    /** The attempt that will end with the result of that id; empty if it ended or never began. */
    public Optional<Attempt> find(String id) {
        return Optional.ofNullable(unfinished.get(id));
    }

    /** Writes down that an attempt is about to begin. */
    public void begin(Intent intent) throws IOException {
        write(new JournalEntry.Begun(intent));
    }

    /** Writes down that a step of the attempt is about to begin. */
    public void step(String id, String step) throws IOException {
        write(new JournalEntry.Stepped(id, step));
    }

    /** Writes down that the attempt's result is safe. */
    public void end(String id) throws IOException {
        write(new JournalEntry.Ended(id));
    }

    /** Things that were made and not yet undone, the newest first: so they are undone. */
    public List<Thing> made() {
        return List.copyOf(made).reversed();
    }

    /** Writes down that a thing is about to be made. */
    public void made(Thing thing) throws IOException {
        write(new JournalEntry.Made(thing));
    }

    /** Writes down that it is gone. */
    public void undone(Thing thing) throws IOException {
        write(new JournalEntry.Undone(thing));
    }

    /** Lines of the file that could not be read when it was opened. */
    public int unreadable() {
        return unreadable;
    }

    @Override
    public void close() throws IOException {
        log.close();
    }

    private void write(JournalEntry entry) throws IOException {
        log.append(entry);
        follow(unfinished, made, entry);
    }

    private static void follow(Map<String, Attempt> unfinished, Set<Thing> made, JournalEntry entry) {
        switch (entry) {
            case JournalEntry.Begun begun ->
                unfinished.put(begun.intent().resultId(), new Attempt(begun.intent(), Optional.empty()));
            case JournalEntry.Stepped stepped ->
                unfinished.computeIfPresent(
                        stepped.id(), (id, at) -> new Attempt(at.intent(), Optional.of(stepped.step())));
            case JournalEntry.Ended ended -> unfinished.remove(ended.id());
            case JournalEntry.Made thing -> made.add(thing.thing());
            case JournalEntry.Undone thing -> made.remove(thing.thing());
        }
    }

    /**
     * A run of a test as far as it has come.
     *
     * @param intent what began
     * @param lastStep the last step written down
     */
    public record Attempt(Intent intent, Optional<String> lastStep) {}
}
