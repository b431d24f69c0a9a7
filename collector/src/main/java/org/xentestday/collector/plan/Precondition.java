package org.xentestday.collector.plan;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xentestday.collector.problem.ProblemException;

/**
 * What a request says of the version that it knows, as RFC 9110 has it.
 *
 * @param match tags of {@code If-Match}, or {@code *}; empty where nothing is said
 * @param absent whether {@code If-None-Match: *} says that there must be none yet
 */
record Precondition(List<String> match, boolean absent) {
    private static final String ANY = "*";

    static Precondition of(HttpRequest<?> request) {
        return new Precondition(
                tags(request.getHeaders().get(HttpHeaders.IF_MATCH)),
                ANY.equals(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH)));
    }

    private static List<String> tags(@Nullable String header) {
        return header == null
                ? List.of()
                : Stream.of(header.split(",", -1))
                        .map(String::strip)
                        .map(tag -> tag.replaceAll("^\"|\"$", ""))
                        .toList();
    }

    /** Ends the request if it would change what its sender has not seen. */
    void require(@Nullable String current, String wanted) {
        boolean holds = current == null
                ? match.isEmpty()
                : !absent && (match.contains(ANY) || match.contains(current) || match.isEmpty());
        if (!holds) {
            throw ProblemException.of(
                    HttpStatus.PRECONDITION_FAILED,
                    "changed-meanwhile",
                    "The plan is not the one that this change was made for; read it again.");
        }
        if (current != null && match.isEmpty() && !current.equals(wanted)) {
            throw ProblemException.of(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "version-wanted",
                    "There is such a plan: say with If-Match which version of it is to be changed.");
        }
    }
}
