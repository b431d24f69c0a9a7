package org.xentestday.agent.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.xentestday.agent.disk.RecordLog;
import org.xentestday.agent.disk.StateDirectory;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.json.Json;

/**
 * Recorded results. What {@link #record} returned from is on the disk and stays there until a server acknowledged it;
 * what a server refused for good stays with the reason. Only a line for each result is held in memory. For one thread.
 */
public final class Spool implements AutoCloseable {
    private static final String FILE = "spool.log";

    private final StateDirectory directory;
    private final SpoolLimits limits;
    private final RecordLog log;
    private final Ledger ledger;

    private Spool(StateDirectory directory, SpoolLimits limits, RecordLog log, Ledger ledger) {
        this.directory = directory;
        this.limits = limits;
        this.log = log;
        this.ledger = ledger;
    }

    /** The spool of that directory, which never forgets the last attempts in those boots. */
    public static Spool open(StateDirectory directory, Set<String> boots) throws IOException {
        return open(directory, boots, SpoolLimits.USUAL);
    }

    static Spool open(StateDirectory directory, Set<String> boots, SpoolLimits limits) throws IOException {
        Path file = directory.file(FILE);
        Spool spool = new Spool(directory, limits, RecordLog.open(file), read(file));
        if (spool.log.size() <= limits.compactBytes() || !spool.mostlySent()) {
            return spool;
        }
        spool.compactIfPossible(boots);
        spool.close();
        return new Spool(directory, limits, RecordLog.open(file), read(file));
    }

    /** The results of that directory, for a reader beside whoever holds it. */
    public static List<Spooled> results(Path directory) throws IOException {
        return read(directory.resolve(FILE)).results();
    }

    private static Ledger read(Path file) throws IOException {
        Ledger ledger = new Ledger();
        ledger.unreadable(RecordLog.scan(file, ledger::follow));
        return ledger;
    }

    private boolean mostlySent() {
        return 2 * ledger.unsent() <= ledger.results().size();
    }

    /** A disk without room for a second spool keeps the long one. */
    private void compactIfPossible(Set<String> boots) {
        List<Spooled> whole = Compaction.whole(ledger);
        Stream<byte[]> lines = Stream.of(
                        Stream.of(Json.write(Compaction.head(ledger, boots, limits.sentKept()))),
                        whole.stream().map(this::line),
                        Compaction.tail(whole).stream().map(Json::write))
                .flatMap(part -> part);
        try {
            log.replace(lines);
        } catch (IOException e) {
            return;
        }
    }

    private byte[] line(Spooled spooled) {
        try {
            return log.record(Objects.requireNonNull(spooled.place()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A sentence if there may be no room for another result: asked before work is done whose result needs room. */
    public void checkRoom() throws IOException {
        int unsent = ledger.unsent();
        if (unsent >= limits.unsent() || log.size() >= limits.bytes()) {
            throw new AgentException(
                    Exit.IO,
                    unsent + " results that no server took are on this disk, and no more may be: run testday send, or"
                            + " testday bundle and bring back the answer.");
        }
        long free = directory.free();
        if (free < limits.free()) {
            throw new AgentException(
                    Exit.IO,
                    "Only %d MiB are free beside %s and %d are needed to record safely: make room first."
                            .formatted(free >> 20, directory.file(FILE), limits.free() >> 20));
        }
    }

    /** Records a signed result; on return it is durable. A result whose id is here already is not written again. */
    public void record(Event event) throws IOException {
        if (ledger.result(event.id()).isEmpty()) {
            write(SpoolEntry.Recorded.of(event));
        }
    }

    /** Writes down that these are in a bundle; they wait until something else is known. */
    public void bundled(List<String> ids, Instant at) throws IOException {
        if (!ids.isEmpty()) {
            write(new SpoolEntry.Bundled(List.copyOf(ids), at));
        }
    }

    /** Writes down that the server has these. */
    public void sent(List<String> ids) throws IOException {
        if (!ids.isEmpty()) {
            write(new SpoolEntry.Sent(List.copyOf(ids)));
        }
    }

    /** Writes down that the server will never take this one, and why. */
    public void refused(String id, String code, String sentence) throws IOException {
        write(new SpoolEntry.Refused(id, code, sentence));
    }

    /** The oldest results that no server has yet, in the order of recording. */
    public List<Event> waiting(int most) throws IOException {
        List<Event> events = new ArrayList<>();
        for (Spooled spooled : ledger.waiting(most)) {
            events.add(event(spooled));
        }
        return events;
    }

    /** How many wait. */
    public int waiting() {
        return ledger.waiting(Integer.MAX_VALUE).size();
    }

    /** The whole of a result that still has its place. */
    public Event event(Spooled spooled) throws IOException {
        byte[] record = log.record(Objects.requireNonNull(spooled.place(), "only its summary is left"));
        try {
            return Json.read(record, SpoolEntry.Recorded.class).read();
        } catch (RejectedException e) {
            throw new IllegalStateException("it was read before", e);
        }
    }

    /** Every result known here, in the order of recording. */
    public List<Spooled> results() {
        return ledger.results();
    }

    /** Whether that result was recorded. */
    public boolean has(String id) {
        return ledger.result(id).isPresent();
    }

    /** Whether that result is on this disk only. */
    public boolean waits(String id) {
        return ledger.result(id)
                .filter(spooled -> spooled.state() instanceof State.Waiting)
                .isPresent();
    }

    /** The place of the next result in this machine's order; greater than any given before. */
    public long nextSequence() {
        return ledger.sequence() + 1;
    }

    /** The highest attempt at that test in that boot; 0 if there was none. */
    public int lastAttempt(String plan, String boot, String test) {
        return ledger.lastAttempt(plan, boot, test);
    }

    /** Lines of the file that could not be read. */
    public int unreadable() {
        return ledger.unreadableLines();
    }

    @Override
    public void close() throws IOException {
        log.close();
    }

    private void write(SpoolEntry entry) throws IOException {
        ledger.follow(log.append(entry), entry);
    }
}
