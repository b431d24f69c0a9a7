package org.xentestday.collector.view;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.QueryValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.verdict.VerdictKind;

/**
 * Which verdicts, coverage or asks someone wants to see.
 *
 * @param release such as {@code 4.3.0}; null for all
 * @param candidate {@code rc6}, or {@code 4.3.0-rc6}; null for all
 * @param kind verdict kinds, comma separated; null for all
 * @param after the key that the page before ended with
 * @param limit rows on a page
 */
@Introspected
record Wish(
        @Nullable @QueryValue String release,
        @Nullable @QueryValue String candidate,
        @Nullable @QueryValue String kind,
        @Nullable @QueryValue String after,
        @Nullable @QueryValue Integer limit) {

    boolean wants(Candidate each) {
        return (release == null || release.equals(each.release()))
                && (candidate == null || candidate.equals(each.name()) || candidate.equals(each.toString()));
    }

    int rows() {
        return Objects.requireNonNullElse(limit, Page.LARGEST);
    }

    Set<VerdictKind> kinds() {
        Set<VerdictKind> kinds = EnumSet.noneOf(VerdictKind.class);
        if (kind != null) {
            Stream.of(kind.split(",", -1)).map(Wish::kind).forEach(kinds::add);
        }
        return kinds;
    }

    private static VerdictKind kind(String name) {
        return Stream.of(VerdictKind.values())
                .filter(each ->
                        each.name().equals(name.strip().toUpperCase(Locale.ROOT).replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(
                        HttpStatus.BAD_REQUEST, "malformed", "There is no kind of verdict " + name + "."));
    }
}
