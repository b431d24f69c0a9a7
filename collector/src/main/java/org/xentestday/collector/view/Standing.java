package org.xentestday.collector.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.verdict.Asks;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.Verdict;

/**
 * All that is known about one candidate at one moment. Immutable.
 *
 * @param candidate what it is about
 * @param version counts up with every change; comparable within one process only
 * @param changed when the newest verdict or coverage was written; null while there is none
 * @param verdicts by the key of their topic
 * @param coverage by test
 * @param asks which runs would tell most, by test
 * @param changes the version at which each test last changed
 * @param attendance who took part
 * @param aside results that do not count, by what became of them
 */
public record Standing(
        Candidate candidate,
        long version,
        @Nullable Instant changed,
        SortedMap<String, Verdict> verdicts,
        SortedMap<String, Coverage> coverage,
        SortedMap<String, Asks> asks,
        Map<String, Long> changes,
        Attendance attendance,
        SortedMap<Disposition.Kind, Integer> aside) {
    private static final Comparator<Verdict> URGENCY = Comparator.comparing(Verdict::kind)
            .thenComparingDouble(each -> -Objects.requireNonNullElse(each.probability(), 0.0))
            .thenComparingInt(each -> -each.here().failing())
            .thenComparing(each -> each.mainKey());

    /** The main verdict on a test, whatever its extent; where there is none, the most urgent further one. */
    public Optional<Verdict> verdict(String test) {
        return Optional.ofNullable(verdicts.get(Verdict.key(candidate, test)))
                .or(() -> verdicts.values().stream()
                        .filter(each -> each.test().equals(test))
                        .min(URGENCY));
    }

    /**
     * Verdicts that need a person, the most urgent first. A statement about everyone gives way to one about some
     * machines that is at least as urgent: it is the same failures, said more exactly.
     */
    public List<Verdict> findings() {
        return verdicts.values().stream()
                .filter(each -> each.kind().finding() && !saidMoreExactly(each))
                .sorted(URGENCY)
                .toList();
    }

    private boolean saidMoreExactly(Verdict everyone) {
        return everyone.extent().values().isEmpty()
                && verdicts.values().stream()
                        .anyMatch(each -> each.test().equals(everyone.test())
                                && !each.extent().values().isEmpty()
                                && each.kind().compareTo(everyone.kind()) <= 0);
    }

    /** Whether anyone sent a result that counts. */
    public boolean tested() {
        return coverage.values().stream().anyMatch(each -> each.results() > 0);
    }
}
