package org.xentestday.collector.readiness;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xentestday.collector.view.View;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Candidate;

/** Readiness reports on what the view knows now. Thread-safe. */
@Singleton
final class ReadinessReports {
    private final View view;
    private final Policy policy;
    private final Clock clock;
    private final Catalogue catalogue = Catalogue.shipped();

    @Inject
    ReadinessReports(View view, Policy policy) {
        this(view, policy, Clock.systemUTC());
    }

    ReadinessReports(View view, Policy policy, Clock clock) {
        this.view = view;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * The report on a candidate of a TestDay.
     *
     * @param plan id of the TestDay
     * @param candidate null for the newest of its release with a result
     * @return empty if there is no such TestDay, or it knows no candidate yet
     */
    Optional<Readiness> report(String plan, @Nullable Candidate candidate) {
        return view.plan(plan).flatMap(known -> candidate(known, candidate).map(each -> decide(known, each)));
    }

    /** The id of the policy that reports are made by. */
    String policy() {
        return policy.id();
    }

    private Optional<Candidate> candidate(Plan plan, @Nullable Candidate candidate) {
        return Optional.ofNullable(candidate)
                .or(() -> view.newest(plan.release()))
                .or(() -> plan.candidates().stream()
                        .map(Plan.KnownBuild::candidate)
                        .max(Candidate::compareTo));
    }

    private Readiness decide(Plan plan, Candidate candidate) {
        return Decision.decide(policy, plan, catalogue, view.standing(candidate), Instant.now(clock));
    }
}
