package org.xentestday.collector.enrol;

import io.micronaut.http.HttpStatus;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.model.plan.Account.Role;

/**
 * For whom a token is.
 *
 * @param tester a pseudonym
 * @param role {@code tester}, {@code reader} or {@code organiser}; null for a tester
 * @param valid how long, ISO 8601; null for as long as is usual
 */
record TokenRequest(
        @Nullable String tester,
        @Nullable String role,
        @Nullable String valid) {
    private static final Pattern TESTER = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Duration LONGEST = Duration.ofDays(366);

    /** The same, after its form was checked. */
    record Checked(String tester, Role role, Duration valid) {}

    /** Ends the request where a part is missing or not of its form. */
    Checked check(Duration usual) {
        if (tester == null || !TESTER.matcher(tester).matches()) {
            throw invalid("tester must be a pseudonym of lower-case letters, digits and dashes, at most 64");
        }
        return new Checked(tester, checkedRole(), valid == null ? usual : checkedValid(valid));
    }

    private Role checkedRole() {
        try {
            return role == null ? Role.TESTER : Role.valueOf(role.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw invalid("role must be tester, reader or organiser");
        }
    }

    private static Duration checkedValid(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.isPositive() && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeException _) {
            // the same sentence as for a length that will not do
        }
        throw invalid("valid must be a duration such as PT12H, at most a year");
    }

    private static ProblemException invalid(String detail) {
        return ProblemException.of(HttpStatus.BAD_REQUEST, "invalid", detail);
    }
}
