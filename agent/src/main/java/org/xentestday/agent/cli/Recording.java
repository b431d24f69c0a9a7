package org.xentestday.agent.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.Agent;
import org.xentestday.agent.send.Sending;
import org.xentestday.model.plan.Plan;
import picocli.CommandLine.Option;

/** What commands that record results have in common: for which TestDay, whether it is sent, and how it is told. */
final class Recording {
    @Option(names = "--plan", paramLabel = "ID", description = "The TestDay, if several fit.")
    private @Nullable String plan;

    @Option(names = "--no-send", description = "Record only; testday send sends it later.")
    private boolean noSend;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    Optional<String> plan() {
        return Optional.ofNullable(plan);
    }

    /** How the sending of what was recorded went; empty if nothing is to be sent. */
    Optional<Sending> send(Agent agent, boolean anything) throws IOException {
        return noSend || !anything ? Optional.empty() : Optional.of(agent.send());
    }

    boolean json() {
        return json;
    }

    /** The TestDays. A tester who named one, or wants nothing sent, is not kept waiting for a server. */
    List<Plan> plans(Agent agent, boolean quietly) throws IOException {
        List<Plan> kept = agent.knownPlans();
        return noSend || quietly || plan != null ? kept : agent.plans();
    }
}
