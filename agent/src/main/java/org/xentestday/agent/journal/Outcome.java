package org.xentestday.agent.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.result.Measure;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;
import org.xentestday.model.result.Symptom;

/**
 * How an attempt ended.
 *
 * @param status the status
 * @param wentWrong one sentence; needed where the status speaks against the product
 * @param reason code for a status that is no evidence
 * @param symptom first failure signature in the evidence
 * @param excerpt lines around it
 * @param workarounds options it needed to pass
 * @param warnings what was odd although it passed
 * @param measures numbers
 */
public record Outcome(
        Status status,
        @Nullable String wentWrong,
        @Nullable String reason,
        @Nullable Symptom symptom,
        List<String> excerpt,
        List<String> workarounds,
        List<String> warnings,
        List<Measure> measures) {
    /** The contract's limit. A clock that was set, or a machine that lay idle for long, is no reason to tell nothing. */
    private static final Duration LONGEST = Duration.ofDays(365);

    /** It passed. */
    public static Outcome pass() {
        return of(Status.PASS, null, null);
    }

    /** It ended so, without evidence beyond the words. */
    public static Outcome of(Status status, @Nullable String wentWrong, @Nullable String reason) {
        return new Outcome(status, wentWrong, reason, null, List.of(), List.of(), List.of(), List.of());
    }

    /** This outcome with evidence. */
    public Outcome with(@Nullable Symptom newSymptom, List<String> newExcerpt) {
        return new Outcome(status, wentWrong, reason, newSymptom, newExcerpt, workarounds, warnings, measures);
    }

    /** This outcome with something odd about it. */
    public Outcome warning(String sentence) {
        List<String> more =
                Stream.concat(warnings.stream(), Stream.of(sentence)).toList();
        return new Outcome(status, wentWrong, reason, symptom, excerpt, workarounds, more, measures);
    }

    /** This outcome with these warnings. */
    public Outcome warned(List<String> newWarnings) {
        return new Outcome(status, wentWrong, reason, symptom, excerpt, workarounds, newWarnings, measures);
    }

    /** This outcome with these numbers. */
    public Outcome measured(List<Measure> newMeasures) {
        return new Outcome(status, wentWrong, reason, symptom, excerpt, workarounds, warnings, newMeasures);
    }

    /** This outcome under another status that is no evidence; its words stay as a warning. */
    public Outcome as(Status other, String newReason) {
        Outcome told = wentWrong == null ? this : warning(wentWrong);
        return new Outcome(other, null, newReason, symptom, excerpt, workarounds, told.warnings, measures);
    }

    /** This outcome as a failure, for what was found later. */
    public Outcome failing(String sentence) {
        return new Outcome(Status.FAIL, sentence, null, symptom, excerpt, workarounds, warnings, measures);
    }

    /** This failure as another that says more. */
    public Outcome worse(Status other) {
        return new Outcome(other, wentWrong, reason, symptom, excerpt, workarounds, warnings, measures);
    }

    /** The result of that attempt. */
    public Result result(Intent intent, @Nullable String lastStep, Instant end) {
        Task task = intent.task();
        long millis = Math.clamp(Duration.between(intent.startedAt(), end).toMillis(), 0, LONGEST.toMillis());
        return new Result(
                task.plan(),
                task.release(),
                intent.machine(),
                intent.boot(),
                task.test(),
                task.testVersion(),
                intent.attempt(),
                task.build(),
                status,
                wentWrong,
                reason,
                lastStep,
                symptom,
                excerpt,
                task.facets(),
                intent.startedAt(),
                millis,
                workarounds,
                warnings,
                measures);
    }
}
