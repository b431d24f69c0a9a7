package org.xentestday.agent.report;

import java.util.Optional;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.probe.Running;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Build;
import org.xentestday.model.result.Candidate;

/** Which build a result is about, and whether that is proved or the tester's word. Pure. */
public final class Builds {
    private Builds() {}

    /**
     * The hypervisor's own changeset proves the candidate. Without it the tester's word counts, and what contradicts the
     * machine or the plan is refused. A result about another release than the one that runs (the machine was booted back)
     * is the tester's word.
     */
    public static Build of(Candidate candidate, Optional<String> said, Optional<Running> running, Optional<Plan> plan) {
        Optional<String> told =
                running.filter(xen -> xen.of(candidate.release())).flatMap(Running::changeset);
        told.ifPresent(changeset -> said.filter(other -> !same(changeset, other))
                .ifPresent(other -> {
                    throw new AgentException(
                            Exit.DATA,
                            "This machine runs changeset " + changeset + " (xl info) and not " + other + ".");
                }));
        plan.flatMap(known -> known.changeset(candidate))
                .ifPresent(tag -> told.or(() -> said)
                        .filter(changeset -> !same(changeset, tag))
                        .ifPresent(changeset -> {
                            throw new AgentException(
                                    Exit.DATA,
                                    "Changeset " + changeset + " is not " + candidate + ", which is " + tag
                                            + ": name the candidate that ran.");
                        }));
        return told.map(changeset -> new Build(candidate, changeset, Build.KnownBy.CHANGESET))
                .orElseGet(() -> new Build(candidate, said.orElse(null), Build.KnownBy.TESTER));
    }

    /** Whether these are short and long names of one commit. */
    public static boolean same(String one, String other) {
        return one.startsWith(other) || other.startsWith(one);
    }
}
