package org.xentestday.collector.problem;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import java.io.IOException;

/** Says what a failed read of a request's body means for its sender. */
public final class BodyFault {
    private BodyFault() {}

    /** 413 where the body had no announced length and passed the limit, else 400: it ended too early. */
    public static ProblemException of(IOException fault) {
        return fault.getCause() instanceof ContentLengthExceededException
                ? ProblemException.of(
                        HttpStatus.REQUEST_ENTITY_TOO_LARGE,
                        "too-large",
                        "The body is longer than anything here takes.")
                : ProblemException.of(HttpStatus.BAD_REQUEST, "malformed", "The body ended before its end.");
    }
}
