package org.xentestday.collector.problem;

import io.micronaut.http.HttpStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. For whatever the asker did or can wait for; never logged. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;
    private final @Nullable Duration retryAfter;

    /** Ends the request with that problem. */
    public ProblemException(Problem problem) {
        this(problem, null);
    }

    private ProblemException(Problem problem, @Nullable Duration retryAfter) {
        super(problem.type() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** Ends the request with a problem made of these. */
    public static ProblemException of(HttpStatus status, String code, String detail) {
        return new ProblemException(Problem.of(status, code, detail));
    }

    /** Ends the request with 503: the asker shall come again after that time, to the second. */
    public static ProblemException away(String code, String detail, Duration retryAfter) {
        return new ProblemException(Problem.of(HttpStatus.SERVICE_UNAVAILABLE, code, detail), retryAfter);
    }

    /** Ends the request with 429: over a rate limit for that time. */
    public static ProblemException tooMany(Duration wait) {
        return new ProblemException(tooManyRequests(wait), wait);
    }

    /** The problem of who is over a rate limit for that time. */
    public static Problem tooManyRequests(Duration wait) {
        return Problem.of(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-requests",
                "Too much at once; nothing of it was taken. Come again in " + seconds(wait) + " s.");
    }

    /** Whole seconds, at least one, and never less than the wait. */
    static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    /** What is answered. */
    public Problem problem() {
        return problem;
    }

    /** When it is worth trying again, if ever. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
