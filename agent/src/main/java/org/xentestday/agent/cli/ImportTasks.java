package org.xentestday.agent.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.Agent;
import org.xentestday.agent.Told;
import org.xentestday.agent.Whose;
import org.xentestday.agent.evidence.Sighting;
import org.xentestday.agent.evidence.Signatures;
import org.xentestday.agent.imports.Proposal;
import org.xentestday.agent.imports.Reading;
import org.xentestday.agent.journal.Outcome;
import org.xentestday.agent.journal.Task;
import org.xentestday.agent.report.Builds;
import org.xentestday.agent.report.PlanChoice;
import org.xentestday.agent.report.Tests;
import org.xentestday.agent.status.MyResult;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;

/** Makes recorded results of complete proposals. */
final class ImportTasks {
    private final List<Plan> plans;
    private final Optional<String> plan;
    private final Set<String> mine;
    private final Catalogue catalogue = Catalogue.shipped();
    private final Signatures signatures = Signatures.shipped();

    ImportTasks(List<Plan> plans, Optional<String> plan, List<MyResult> results) {
        this.plans = plans;
        this.plan = plan;
        this.mine = results.stream().map(each -> each.result().id()).collect(Collectors.toSet());
    }

    /**
     * What was recorded.
     *
     * @param ids of the new results
     * @param known how many were recorded from that file before
     */
    record Recorded(List<String> ids, int known) {
        String sentence() {
            String again = known == 0 ? "" : " " + known + " were recorded before and are not counted again.";
            return "Recorded " + ids.size() + (ids.size() == 1 ? " result." : " results.") + again;
        }
    }

    /** The proposals with what the tester and the plans say of the build; without those this very agent exported. */
    Reading known(Reading reading, Optional<Candidate> said, Optional<String> changeset) {
        List<Proposal> results = new ArrayList<>();
        List<String> skipped = new ArrayList<>(reading.skipped());
        for (Proposal each : reading.results()) {
            String exported = each.exported();
            if (exported == null) {
                results.add(each.about(said.or(() -> tagged(each.changeset())).orElse(null), changeset.orElse(null)));
            } else if (mine.contains(exported)) {
                skipped.add(each.told() + ": this result is recorded here already");
            } else {
                skipped.add(each.told() + ": another machine recorded this result: its testday bundle carries it");
            }
        }
        return new Reading(reading.format(), reading.source(), reading.machines(), results, skipped, reading.remarks());
    }

    private Optional<Candidate> tagged(@Nullable String changeset) {
        return Optional.ofNullable(changeset)
                .flatMap(commit -> plans.stream()
                        .flatMap(each -> each.candidates().stream())
                        .filter(build -> Optional.ofNullable(build.changeset())
                                .filter(tag -> tag.startsWith(commit))
                                .isPresent())
                        .map(Plan.KnownBuild::candidate)
                        .findFirst());
    }

    Recorded record(Agent agent, List<Reading> readings, Whose whose, Facets here) throws IOException {
        List<Ready> ready = new ArrayList<>();
        for (Reading reading : readings) {
            for (Proposal each : reading.results()) {
                ready.add(new Ready(told(reading, each, whose), task(each, here), outcome(each)));
            }
        }
        List<String> ids = new ArrayList<>();
        for (Ready each : ready) {
            agent.record(each.told, each.task, each.outcome).ifPresent(ids::add);
        }
        return new Recorded(ids, ready.size() - ids.size());
    }

    private static Told told(Reading reading, Proposal proposal, Whose whose) {
        return new Told(reading.source(), proposal.number(), whose, proposal.startedAt(), proposal.durationMillis());
    }

    private Task task(Proposal proposal, Facets here) {
        Candidate candidate = Objects.requireNonNull(proposal.candidate(), "a complete proposal has a candidate");
        TestCase test =
                Tests.named(catalogue, Objects.requireNonNull(proposal.test(), "a complete proposal has a test"));
        PlanChoice choice = PlanChoice.of(plans, plan, candidate);
        Map<String, String> facets = new TreeMap<>(here.values());
        facets.putAll(proposal.facets().values());
        return new Task(
                choice.id(),
                choice.release(),
                test.id(),
                test.version(),
                Builds.of(candidate, Optional.ofNullable(proposal.changeset()), Optional.empty(), choice.plan()),
                Facets.of(facets));
    }

    private Outcome outcome(Proposal proposal) {
        Status status = Objects.requireNonNull(proposal.status(), "a complete proposal has a status");
        return new Outcome(
                status,
                status.failure() ? proposal.wentWrong() : null,
                status.evidence() ? null : proposal.reason(),
                status.failure()
                        ? signatures
                                .first(proposal.excerpt())
                                .map(Sighting::symptom)
                                .orElse(null)
                        : null,
                proposal.excerpt(),
                proposal.workarounds(),
                proposal.warnings(),
                proposal.measures());
    }

    private record Ready(Told told, Task task, Outcome outcome) {}
}
