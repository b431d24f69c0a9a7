package org.xentestday.agent.embargo;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xentestday.agent.disk.Contents;
import org.xentestday.agent.disk.RecordLog;
import org.xentestday.agent.disk.StateDirectory;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.event.StructuredMode;
import org.xentestday.model.json.Hashes;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Result;

/**
 * Where withheld results are kept: a file of their own that nothing reads which sends. They have no place in this
 * machine's order and no attempt number there, so that nothing that is sent shows a gap. For one thread.
 */
public final class Safe {
    private static final String FILE = "withheld.log";
    private static final int NAME_DIGITS = 10;

    private final Path file;
    /** All that ever were, by name. */
    private final Map<String, Withheld> known = new LinkedHashMap<>();

    private final Map<String, Withheld> kept = new LinkedHashMap<>();
    private final Map<String, Event> leaving = new LinkedHashMap<>();
    private int unreadable;

    private Safe(Path file) {
        this.file = file;
    }

    /** The safe of that directory; no file is made before there is something to keep. */
    public static Safe open(StateDirectory directory) throws IOException {
        Safe safe = new Safe(directory.file(FILE));
        Contents.Entries<WithheldEntry> contents = RecordLog.read(safe.file).as(WithheldEntry.class);
        safe.unreadable = contents.unreadable();
        contents.entries().forEach(safe::follow);
        return safe;
    }

    /** Keeps that result; on return it is durable. */
    public Withheld keep(Result result, String why, Instant at) throws IOException {
        Withheld withheld = new Withheld(name(result), result, why, at);
        write(new WithheldEntry.Kept(withheld));
        return withheld;
    }

    /** Whether the result of that attempt was kept, even if it was let go since. */
    public boolean has(String resultId, Instant startedAt) {
        return known.values().stream()
                .map(Withheld::result)
                .anyMatch(result ->
                        result.id().equals(resultId) && result.startedAt().equals(startedAt));
    }

    /** Whether a result of that id was kept, even if it was let go since: of a file's, whose ids are its own. */
    public boolean has(String resultId) {
        return known.values().stream()
                .anyMatch(withheld -> withheld.result().id().equals(resultId));
    }

    /** That boot, and those in which something is kept: the last attempts in them must be known when it is let go. */
    public Set<String> boots(String now) {
        Set<String> boots = new HashSet<>();
        boots.add(now);
        kept.values().forEach(withheld -> boots.add(withheld.result().boot()));
        return boots;
    }

    /** What is kept, oldest first. */
    public List<Withheld> kept() {
        return List.copyOf(kept.values());
    }

    /** The one of that name. */
    public Optional<Withheld> named(String name) {
        return Optional.ofNullable(kept.get(name));
    }

    /** Lets that one go as this event; on return it will leave, whatever happens to the machine. */
    public void letGo(String name, Event event) throws IOException {
        try {
            write(new WithheldEntry.LetGo(name, Json.tree(StructuredMode.write(event))));
        } catch (JacksonException e) {
            throw new IllegalStateException("what was just written is JSON", e);
        }
    }

    /** What was let go and may not be in the spool yet, by name. */
    public Map<String, Event> leaving() {
        return Map.copyOf(leaving);
    }

    /** Writes down that the spool has it. */
    public void gone(String name) throws IOException {
        write(new WithheldEntry.Gone(name));
    }

    /** Lines of the file that could not be read. */
    public int unreadable() {
        return unreadable;
    }

    private void write(WithheldEntry entry) throws IOException {
        try (RecordLog log = RecordLog.open(file)) {
            log.append(entry);
        }
        follow(entry);
    }

    private void follow(WithheldEntry entry) {
        switch (entry) {
            case WithheldEntry.Kept(Withheld withheld) -> {
                kept.put(withheld.name(), withheld);
                known.put(withheld.name(), withheld);
            }
            case WithheldEntry.LetGo letGo -> {
                kept.remove(letGo.name());
                read(letGo).ifPresentOrElse(event -> leaving.put(letGo.name(), event), () -> unreadable++);
            }
            case WithheldEntry.Gone gone -> leaving.remove(gone.name());
        }
    }

    private static Optional<Event> read(WithheldEntry.LetGo letGo) {
        try {
            return Optional.of(StructuredMode.read(Json.write(letGo.event())));
        } catch (RejectedException e) {
            return Optional.empty();
        }
    }

    /** Of the length that lists of results show. */
    private static String name(Result result) {
        return "w-"
                + HexFormat.of().formatHex(Hashes.sha256(Json.write(result))).substring(0, NAME_DIGITS);
    }
}
