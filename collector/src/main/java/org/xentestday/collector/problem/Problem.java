package org.xentestday.collector.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.json.Places;

/**
 * A problem as RFC 9457 writes it.
 *
 * @param type {@code urn:xentestday:problem:<code>}; stable, for programs
 * @param status of the HTTP answer
 * @param title the code in words; the same for every problem of a type
 * @param detail one sentence about this occurrence, for a person
 * @param instance names the occurrence in the log, where only an operator can help; else null
 * @param line of the body where a text cannot be used, counted from 1; else null
 * @param column in that line, counted from 1; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        int status,
        String title,
        String detail,
        @Nullable String instance,
        @Nullable Integer line,
        @Nullable Integer column) {
    /** Content type of problems. */
    public static final String CONTENT_TYPE = MediaType.APPLICATION_JSON_PROBLEM;

    static final String FAMILY = "urn:xentestday:problem:";

    /** A problem with that stable code, such as {@code too-large}. */
    public static Problem of(HttpStatus status, String code, String detail) {
        return new Problem(FAMILY + code, status.getCode(), words(code), detail, null, null, null);
    }

    /** This problem, findable in the log by that id. */
    Problem loggedAs(String id) {
        return new Problem(type, status, title, detail, FAMILY + "occurrence:" + id, line, column);
    }

    /** This problem, at that place of the body. */
    public Problem at(Places.Place place) {
        return new Problem(type, status, title, detail, instance, place.line(), place.column());
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
