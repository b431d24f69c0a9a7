package org.xentestday.collector.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A problem as RFC 9457 writes it.
 *
 * @param type {@code urn:xentestday:problem:<code>}; stable, for programs
 * @param status of the HTTP answer
 * @param title the code in words; the same for every problem of a type
 * @param detail one sentence about this occurrence, for a person
 * @param instance names the occurrence in the log, where only an operator can help; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        int status,
        String title,
        String detail,
        @Nullable String instance) {
    /** Content type of problems. */
    public static final String CONTENT_TYPE = MediaType.APPLICATION_JSON_PROBLEM;

    static final String FAMILY = "urn:xentestday:problem:";

    /** A problem with that stable code, such as {@code too-large}. */
    public static Problem of(HttpStatus status, String code, String detail) {
        return new Problem(FAMILY + code, status.getCode(), words(code), detail, null);
    }

    /** This problem, findable in the log by that id. */
    Problem loggedAs(String id) {
        return new Problem(type, status, title, detail, FAMILY + "occurrence:" + id);
    }

    /** The last part of the type, such as {@code too-large}. */
    public String code() {
        return type.substring(FAMILY.length());
    }

    MutableHttpResponse<Problem> response() {
        return HttpResponse.<Problem>status(HttpStatus.valueOf(status))
                .contentType(CONTENT_TYPE)
                .body(this);
    }

    private static String words(String code) {
        return code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1).replace('-', ' ');
    }
}
