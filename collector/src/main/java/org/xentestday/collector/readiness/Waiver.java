package org.xentestday.collector.readiness;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.stream.Stream;
import org.xentestday.model.result.Facets;
import org.xentestday.model.verdict.Known;
import org.xentestday.model.verdict.Verdict;

/**
 * Someone takes a failure, or missing evidence, upon themselves.
 *
 * @param test id in the catalogue
 * @param on the machines it is about; no facets for all
 * @param owner who
 * @param reason why, for the readers of the report
 * @param expires the last day on which it holds, UTC
 */
record Waiver(
        String test,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Facets on,
        String owner,
        String reason,
        LocalDate expires) {
    /** That which holds longest first. */
    static final Comparator<Waiver> LONGEST = Comparator.comparing(Waiver::expires)
            .reversed()
            .thenComparing(Waiver::owner)
            .thenComparing(Waiver::reason);

    /** Those that known issues bring along: of issues that act and explain every failing machine of the verdict. */
    static Stream<Waiver> ofIssues(Verdict verdict) {
        return verdict.known().stream()
                .filter(Known::covers)
                .flatMap(known -> Stream.ofNullable(known.waiver()))
                .map(each -> new Waiver(verdict.test(), verdict.extent(), each.owner(), each.reason(), each.expires()))
                .sorted(LONGEST);
    }

    /** Whether it still holds. */
    boolean holds(Instant now) {
        return now.isBefore(expires.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /**
     * Whether the verdict is about these machines or fewer. An extent that no machine tells apart from the verdict's
     * is as good: both name the same machines.
     */
    boolean covers(Verdict verdict) {
        return verdict.test().equals(test)
                && Stream.concat(Stream.of(verdict.extent()), verdict.equivalent().stream())
                        .anyMatch(extent -> extent.within(on));
    }

    /** Whether it is about the test on all machines, and so about missing evidence too. */
    boolean coversAll(String id) {
        return test.equals(id) && on.values().isEmpty();
    }
}
