package org.xentestday.collector.board;

import io.micronaut.http.sse.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.xentestday.collector.view.Freshness;
import org.xentestday.model.plan.Plan;

/**
 * How far one reader has seen. It keeps no queue: what a reader has missed is what changed since its version, so a slow
 * one skips what was replaced meanwhile, and memory does not grow. Asked by one thread at a time.
 */
final class Cursor {
    private static final long HEARTBEAT_NANOS = 15_000_000_000L;

    private final Frames frames;
    private final Freshness freshness;
    private final Look look;
    private final EventIds ids;
    private final LongSupplier nanos;
    private long resumeAt;
    private long lastSent;
    private @Nullable Frame seen;
    private String emptySeen = "";

    Cursor(Frames frames, Freshness freshness, Look look, EventIds ids, @Nullable String lastId, LongSupplier nanos) {
        this.frames = frames;
        this.freshness = freshness;
        this.look = look;
        this.ids = ids;
        this.nanos = nanos;
        this.resumeAt = ids.version(lastId);
        this.lastSent = nanos.getAsLong();
    }

    /** What to send now; often nothing. */
    List<Event<String>> advance() {
        Optional<Plan> plan = freshness.caughtUp() ? frames.plan(look) : Optional.empty();
        List<Event<String>> events = plan.isPresent() ? changes(frames.frame(plan.get(), look)) : nothingToShow();
        if (events.isEmpty() && nanos.getAsLong() - lastSent >= HEARTBEAT_NANOS) {
            events = List.of(Event.of("{}").name("heartbeat"));
        }
        if (!events.isEmpty()) {
            lastSent = nanos.getAsLong();
        }
        return events;
    }

    private List<Event<String>> changes(Frame now) {
        Frame before = seen;
        seen = now;
        emptySeen = "";
        if (before != null && now.source().same(before.source())) {
            return List.of();
        }
        long from = before == null ? resumeAt : before.source().standing().version();
        boolean whole = before == null ? resumeAt < 0 : !now.fits(before);
        resumeAt = -1;
        return whole ? List.of(last(now, "snapshot", now.whole())) : rows(now, from);
    }

    /** Only the last event has an id: who is cut off in between asks for all of them again. */
    private List<Event<String>> rows(Frame now, long from) {
        List<Event<String>> events = new ArrayList<>();
        now.rowsSince(from).forEach(row -> events.add(Event.of(row).name("row")));
        events.add(last(now, "summary", now.summary()));
        return events;
    }

    private Event<String> last(Frame now, String name, String json) {
        return Event.of(json).name(name).id(ids.id(now.source().standing().version()));
    }

    private List<Event<String>> nothingToShow() {
        seen = null;
        resumeAt = -1;
        String empty = "{\"summary\":" + Frame.json(Summary.empty(state(), frames.plans())) + ",\"rows\":[]}";
        if (empty.equals(emptySeen)) {
            return List.of();
        }
        emptySeen = empty;
        return List.of(Event.of(empty).name("snapshot"));
    }

    private Summary.State state() {
        if (!freshness.caughtUp()) {
            return Summary.State.CATCHING_UP;
        }
        return frames.plans().isEmpty() ? Summary.State.NO_PLAN : Summary.State.UNKNOWN_PLAN;
    }
}
