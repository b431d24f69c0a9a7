package org.xentestday.agent;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.embargo.Embargo;
import org.xentestday.agent.embargo.Safe;
import org.xentestday.agent.embargo.Withheld;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.identity.Identity;
import org.xentestday.agent.journal.Intent;
import org.xentestday.agent.journal.Outcome;
import org.xentestday.agent.privacy.Redaction;
import org.xentestday.agent.spool.Spool;
import org.xentestday.model.event.Event;
import org.xentestday.model.result.Result;

/**
 * Where results are written down: cleaned, signed and put into the spool, or kept in the safe if they may be about
 * security. What a method returned from is durable. For one thread.
 */
final class Records {
    private final Setup setup;
    private final Identity identity;
    private final Spool spool;
    private final Safe safe;
    private final Embargo embargo;
    private final Redaction redaction;
    /** Withheld by this process. */
    private final List<Withheld> withheldNow = new ArrayList<>();

    Records(Setup setup, Identity identity, Spool spool, Safe safe, Embargo embargo) {
        this.setup = setup;
        this.identity = identity;
        this.spool = spool;
        this.safe = safe;
        this.embargo = embargo;
        this.redaction = new Redaction(setup.privateWords());
    }

    /** Whether the result of that attempt is written down. */
    boolean has(Intent intent) {
        return spool.has(intent.resultId()) || safe.has(intent.resultId(), intent.startedAt());
    }

    /** Whether the result that a file tells of is written down; without a date it begins anew each time it is told. */
    boolean hasTold(Intent intent) {
        return spool.has(intent.resultId()) || safe.has(intent.resultId());
    }

    /** Throws if that outcome could not be told. */
    void check(Intent intent, Outcome outcome) {
        signed(redaction.of(outcome.result(intent, null, setup.clock().instant())));
    }

    /** A result whose evidence cannot be told is told without. */
    Result recordEvenBare(Intent intent, @Nullable String lastStep, Outcome outcome) throws IOException {
        try {
            return record(intent, lastStep, outcome);
        } catch (AgentException e) {
            if (outcome.symptom() == null && outcome.excerpt().isEmpty()) {
                throw e;
            }
            return record(intent, lastStep, outcome.with(null, List.of()));
        }
    }

    Result record(Intent intent, @Nullable String lastStep, Outcome outcome) throws IOException {
        return record(intent, lastStep, outcome, setup.clock().instant());
    }

    Result record(Intent intent, @Nullable String lastStep, Outcome outcome, Instant end) throws IOException {
        Result result = result(intent, lastStep, outcome, end);
        Result clean = redaction.of(result);
        Event event = signed(clean);
        Optional<String> why = embargo.why(intent.task(), result);
        if (why.isPresent()) {
            withheldNow.add(safe.keep(clean, why.get(), setup.clock().instant()));
        } else {
            spool.record(event);
        }
        return clean;
    }

    private static Result result(Intent intent, @Nullable String lastStep, Outcome outcome, Instant end) {
        try {
            return outcome.result(intent, lastStep, end);
        } catch (IllegalArgumentException e) {
            throw new AgentException(Exit.DATA, "Not recorded: " + e.getMessage() + ".", e);
        }
    }

    /** What the tester calls a result that was just written down. */
    String name(Result result) {
        return withheldNow.stream()
                .filter(withheld -> withheld.result().equals(result))
                .map(Withheld::name)
                .findFirst()
                .orElseGet(result::id);
    }

    List<Withheld> withheld() {
        return safe.kept();
    }

    List<Withheld> withheldNow() {
        return List.copyOf(withheldNow);
    }

    /** The withheld result of that name. */
    Result named(String name) {
        return safe.named(name)
                .orElseThrow(() -> new AgentException(
                        Exit.USAGE, "There is no withheld result " + name + "; testday status lists them."))
                .result();
    }

    /** Lets the result of that name go as this one; returns its id. */
    String release(String name, Result numbered) throws IOException {
        safe.letGo(name, signed(numbered));
        letGo();
        return numbered.id();
    }

    /** Brings what was let go to its place among the others; a crash in between only means doing it again. */
    void letGo() throws IOException {
        for (Map.Entry<String, Event> leaving : safe.leaving().entrySet()) {
            spool.record(leaving.getValue());
            safe.gone(leaving.getKey());
        }
    }

    /** Lines about withheld results that damage made unreadable. */
    int unreadable() {
        return safe.unreadable();
    }

    private Event signed(Result clean) {
        return Outgoing.signed(
                clean, identity, spool.nextSequence(), setup.clock().instant());
    }
}
