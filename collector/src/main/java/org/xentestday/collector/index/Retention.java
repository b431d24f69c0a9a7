package org.xentestday.collector.index;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Candidate;

/**
 * Deletes the indices of releases that are old enough. The log is not touched: as long as it has the results, a rebuild
 * brings them back. A release whose TestDay is open keeps its indices, however old they are.
 */
final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final List<Family> FAMILIES =
            List.of(Family.RESULTS, Family.VERDICTS, Family.COVERAGE, Family.DISPOSITIONS);

    private final Indices indices;
    private final Rules rules;
    private final Clock clock;

    Retention(Indices indices, Rules rules, Clock clock) {
        this.indices = indices;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * What is kept.
     *
     * @param keep how long after its newest result a release stays; zero for ever
     * @param releases so many of the newest releases stay; 0 for all
     * @param open so long after its day a TestDay counts as open
     */
    record Rules(Duration keep, int releases, Duration open) {}

    /**
     * What is to become of a release.
     *
     * @param release its name
     * @param newest when its newest result arrived; null if it has none
     * @param delete whether its indices are to go
     * @param why in one sentence
     */
    record Fate(String release, @Nullable Instant newest, boolean delete, String why) {}

    /** What is to become of each release, the newest first. Changes nothing. */
    List<Fate> fates(Collection<Plan> plans) throws IOException {
        NavigableSet<Candidate> known = new TreeSet<>(Comparator.reverseOrder());
        for (Family family : FAMILIES) {
            indices.releases(family).stream()
                    .flatMap(each -> release(each).stream())
                    .forEach(known::add);
        }
        List<Fate> fates = new ArrayList<>();
        for (Candidate each : known) {
            Optional<Instant> newest = indices.newest(Family.RESULTS.index(each.release()));
            fates.add(fate(each.release(), fates.size() + 1, newest.orElse(null), plans));
        }
        return fates;
    }

    private static Optional<Candidate> release(String name) {
        try {
            return Optional.of(new Candidate(name, "final"));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // not the index of a release
        }
    }

    private Fate fate(String release, int place, @Nullable Instant newest, Collection<Plan> plans) {
        Optional<Plan> open = plans.stream()
                .filter(plan -> plan.release().equals(release) && open(plan))
                .findFirst();
        if (open.isPresent()) {
            return new Fate(release, newest, false, "the TestDay " + open.get().id() + " is open");
        }
        if (rules.releases() > 0 && place > rules.releases()) {
            return new Fate(release, newest, true, "there are " + rules.releases() + " newer releases");
        }
        Instant limit = rules.keep().isZero() ? Instant.MIN : clock.instant().minus(rules.keep());
        if (newest != null && newest.isBefore(limit)) {
            return new Fate(
                    release,
                    newest,
                    true,
                    "its newest result is older than " + rules.keep().toDays() + " days");
        }
        return new Fate(release, newest, false, "it is new enough");
    }

    /** A TestDay without a day is open. */
    private boolean open(Plan plan) {
        return plan.date() == null
                || plan.date()
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .plus(rules.open())
                        .isAfter(clock.instant());
    }

    /** Deletes what is to go; returns the fates that were carried out. */
    List<Fate> apply(Collection<Plan> plans) throws IOException {
        List<Fate> gone = fates(plans).stream().filter(Fate::delete).toList();
        for (Fate fate : gone) {
            for (Family family : FAMILIES) {
                for (String index : indices.behind(family.index(fate.release()))) {
                    indices.delete(index);
                }
            }
            LOG.atInfo()
                    .addKeyValue("release", fate.release())
                    .addKeyValue("reason", fate.why())
                    .log("the indices of a release were deleted");
        }
        return gone;
    }
}
