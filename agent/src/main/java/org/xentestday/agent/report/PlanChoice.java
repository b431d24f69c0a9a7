package org.xentestday.agent.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Candidate;

/**
 * The TestDay a result belongs to. Pure.
 *
 * @param id of the plan
 * @param release the release that TestDay is about
 * @param plan what is known of it
 */
public record PlanChoice(String id, String release, Optional<Plan> plan) {
    /** The one the tester named, or the only one that the candidate fits. */
    public static PlanChoice of(List<Plan> plans, Optional<String> named, Candidate candidate) {
        if (named.isPresent()) {
            Optional<Plan> known =
                    plans.stream().filter(plan -> plan.id().equals(named.get())).findFirst();
            return new PlanChoice(named.get(), known.map(Plan::release).orElse(candidate.release()), known);
        }
        List<Plan> fitting =
                plans.stream().filter(plan -> fits(plan, candidate)).toList();
        if (fitting.size() != 1) {
            throw new AgentException(
                    Exit.USAGE, "Say which TestDay this is for with --plan" + among(fitting, plans) + ".");
        }
        Plan plan = fitting.getFirst();
        return new PlanChoice(plan.id(), plan.release(), Optional.of(plan));
    }

    private static boolean fits(Plan plan, Candidate candidate) {
        return plan.release().equals(candidate.release())
                || candidate.equals(plan.baseline())
                || plan.candidates().stream()
                        .anyMatch(known -> known.candidate().equals(candidate));
    }

    private static String among(List<Plan> fitting, List<Plan> plans) {
        List<Plan> choice = fitting.isEmpty() ? plans : fitting;
        return choice.isEmpty()
                ? "; no TestDay is known here"
                : ": " + choice.stream().map(Plan::id).collect(Collectors.joining(", "));
    }
}
