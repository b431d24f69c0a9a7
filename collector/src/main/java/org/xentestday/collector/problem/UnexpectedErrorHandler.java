package org.xentestday.collector.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers 500 to what nobody foresaw, and logs it under an id that the answer names. Nothing inside leaks out. */
@Singleton
final class UnexpectedErrorHandler implements ExceptionHandler<Throwable, HttpResponse<Problem>> {
    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedErrorHandler.class);

    // A raw HttpRequest is what the framework's interface has.
    @SuppressWarnings("rawtypes")
    @Override
    public HttpResponse<Problem> handle(HttpRequest request, Throwable error) {
        String id = UUID.randomUUID().toString();
        LOG.atError()
                .setCause(error)
                .addKeyValue("occurrence", id)
                .addKeyValue("method", request.getMethodName())
                .addKeyValue("path", request.getPath())
                .log("unexpected error");
        return Problem.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "unexpected",
                        "Something went wrong here; an operator finds it in the log by its instance.")
                .loggedAs(id)
                .response();
    }
}
