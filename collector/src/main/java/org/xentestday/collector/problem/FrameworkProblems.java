package org.xentestday.collector.problem;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Gives the errors that Micronaut finds by itself (no such path, wrong method, body too long) our form. */
@Singleton
@Replaces(ErrorResponseProcessor.class)
final class FrameworkProblems implements ErrorResponseProcessor<Problem> {
    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        HttpStatus status = response.status();
        String detail = context.getErrors().stream()
                .findFirst()
                .map(Error::getMessage)
                .orElseGet(() -> "The answer to " + context.getRequest().getPath() + " is " + status.getReason() + ".");
        return response.contentType(Problem.CONTENT_TYPE).body(Problem.of(status, code(status), detail));
    }

    /** Those we name ourselves elsewhere keep that name; the others are called as HTTP calls them. */
    private static String code(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "malformed";
            case REQUEST_ENTITY_TOO_LARGE -> "too-large";
            default -> status.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }
}
