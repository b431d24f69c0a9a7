package org.xentestday.agent.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.xentestday.agent.disk.Contents;
import org.xentestday.agent.disk.RecordLog;
import org.xentestday.agent.disk.StateDirectory;
import org.xentestday.model.event.Event;

/**
 * Recorded results. What {@link #record} returned from is on the disk and stays there until a server acknowledged it;
 * what a server refused for good stays with the reason. For one thread.
 */
public final class Spool implements AutoCloseable {
    private static final String FILE = "spool.log";
    /** A spool larger than this is compacted when it is opened, if half of its results are sent. */
    private static final long COMPACT_BYTES = 4L * 1024 * 1024;
    /** Sent results that a compacted spool still lists. */
    private static final int SENT_KEPT = 1_000;

    private final RecordLog log;
    private final Ledger ledger;

    private Spool(RecordLog log, Ledger ledger) {
        this.log = log;
        this.ledger = ledger;
    }

    /** The spool of that directory. */
    public static Spool open(StateDirectory directory, String bootNow) throws IOException {
        return open(directory, bootNow, COMPACT_BYTES, SENT_KEPT);
    }

    static Spool open(StateDirectory directory, String bootNow, long compactBytes, int sentKept) throws IOException {
        Path file = directory.file(FILE);
        Ledger ledger = read(file);
        RecordLog log = RecordLog.open(file);
        if (log.size() > compactBytes && mostlySent(ledger)) {
            log.replace(Compaction.of(ledger, bootNow, sentKept));
            ledger = read(file);
        }
        return new Spool(log, ledger);
    }

    /** The results of that directory, for a reader beside whoever holds it. */
    public static List<Spooled> results(Path directory) throws IOException {
        return read(directory.resolve(FILE)).results();
    }

    private static Ledger read(Path file) throws IOException {
        Contents.Entries<SpoolEntry> contents = RecordLog.read(file).as(SpoolEntry.class);
        Ledger ledger = new Ledger();
        ledger.unreadable(contents.unreadable());
        contents.entries().forEach(ledger::follow);
        return ledger;
    }

    private static boolean mostlySent(Ledger ledger) {
        long sent = ledger.results().stream()
                .filter(spooled -> spooled.state() instanceof State.Sent)
                .count();
        return 2 * sent >= ledger.results().size();
    }

    /** Records a signed result; on return it is durable. A result whose id is here already is not written again. */
    public void record(Event event) throws IOException {
        if (ledger.result(event.id()).isEmpty()) {
            write(Compaction.recorded(event));
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
    public List<Event> waiting(int most) {
        return ledger.waiting(most);
    }

    /** Every result known here, in the order of recording. */
    public List<Spooled> results() {
        return ledger.results();
    }

    /** Whether that result was recorded. */
    public boolean has(String id) {
        return ledger.result(id).isPresent();
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
        log.append(entry);
        ledger.follow(entry);
    }
}
