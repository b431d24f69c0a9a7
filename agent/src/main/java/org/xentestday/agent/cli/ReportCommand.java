package org.xentestday.agent.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.Agent;
import org.xentestday.agent.embargo.Embargo;
import org.xentestday.agent.embargo.Withheld;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.journal.Outcome;
import org.xentestday.agent.journal.Task;
import org.xentestday.agent.probe.Probe;
import org.xentestday.agent.report.Builds;
import org.xentestday.agent.report.Excerpt;
import org.xentestday.agent.report.PlanChoice;
import org.xentestday.agent.report.Tests;
import org.xentestday.agent.send.Sending;
import org.xentestday.agent.settings.Settings;
import org.xentestday.agent.status.MyResult;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code testday report}. */
@Command(
        name = "report",
        sortOptions = false,
        description = "Records the result of a test that you made by hand, and sends it. What it prints as recorded is "
                + "safe on this disk.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class ReportCommand implements Callable<Integer> {
    @ParentCommand
    private Testday testday;

    @Option(names = "--test", required = true, paramLabel = "ID", description = "Test of the catalogue.")
    private String test;

    @Option(names = "--status", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
    private Status status;

    @Option(
            names = "--candidate",
            required = true,
            paramLabel = "NAME",
            description = "What ran, such as 4.21.0-rc3 or 4.20.0-final.")
    private Candidate candidate;

    @Option(names = "--changeset", paramLabel = "HEX", description = "The xen.git commit, if you know it.")
    private @Nullable String changeset;

    @Option(
            names = "--went-wrong",
            paramLabel = "SENTENCE",
            completionCandidates = Failures.class,
            description = "What went wrong; needed for ${COMPLETION-CANDIDATES}.")
    private @Nullable String wentWrong;

    @Option(names = "--reason", paramLabel = "CODE", description = "Why it could not be judged, such as no-iommu.")
    private @Nullable String reason;

    @Option(names = "--excerpt", paramLabel = "FILE", description = "At most 40 lines of the log around the failure.")
    private @Nullable Path excerpt;

    @Option(names = "--workaround", paramLabel = "OPTION", description = "An option it needed; may be repeated.")
    private List<String> workarounds = new ArrayList<>();

    @Option(names = "--warning", paramLabel = "SENTENCE", description = "What was odd although it passed.")
    private List<String> warnings = new ArrayList<>();

    @Option(names = "--device", paramLabel = "BDF", description = "The PCI device under test.")
    private @Nullable String device;

    @Option(
            names = "--facet",
            paramLabel = "NAME=VALUE",
            description = "What testday cannot see, such as guest_type=hvm; may be repeated.")
    private Map<String, String> facets = new LinkedHashMap<>();

    @Option(
            names = "--security",
            description = "It may be about security: the result stays on this machine, and nothing of it is sent.")
    private boolean security;

    /** The statuses that need a sentence, as the help lists them. */
    static final class Failures implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(Status.values())
                    .filter(Status::failure)
                    .map(Status::name)
                    .iterator();
        }
    }

    @Mixin
    private Recording recording = new Recording();

    @Override
    public Integer call() throws IOException {
        Settings settings = testday.settings();
        int version = Tests.version(test);
        Outcome outcome = outcome();
        try (Agent agent = testday.agent(settings)) {
            Task task = task(agent, version, testday.probe(settings));
            String id = agent.record(security ? task.suspected(Embargo.MARKED) : task, outcome);
            if (!agent.withheldNow().isEmpty()
                    && agent.withheldNow().getLast().name().equals(id)) {
                return withheld(agent.withheldNow().getLast()).code();
            }
            if (!recording.json()) {
                Print.line(testday, "Recorded " + id + ".");
                testday.world().out().flush();
            }
            Optional<Sending> sending = recording.send(agent, true);
            print(agent, id, sending);
            return sending.map(Sending::exit).orElse(Exit.OK).code();
        }
    }

    /** Nobody is contacted in the same breath. */
    private Exit withheld(Withheld withheld) {
        if (recording.json()) {
            Map<String, String> document = Map.of("id", withheld.name(), "state", "withheld", "why", withheld.why());
            Print.line(testday, Print.json(Json.write(document)));
        } else {
            Embargoed.lines(withheld).forEach(line -> Print.line(testday, line));
        }
        return Exit.OK;
    }

    private Outcome outcome() throws IOException {
        if (status.failure() && (wentWrong == null || wentWrong.isBlank())) {
            throw new AgentException(
                    Exit.USAGE, status + " needs --went-wrong: one sentence that says what went wrong.");
        }
        List<String> lines = excerpt == null ? List.of() : Excerpt.read(excerpt);
        return new Outcome(status, wentWrong, reason, null, lines, workarounds, warnings, List.of());
    }

    private Task task(Agent agent, int version, Probe probe) throws IOException {
        PlanChoice choice = PlanChoice.of(recording.plans(agent, security), recording.plan(), candidate);
        Facets all = probe.facts(Optional.ofNullable(device)).facets();
        for (Map.Entry<String, String> said : facets.entrySet()) {
            all = all.with(facet(said.getKey(), said.getValue()), said.getValue());
        }
        return new Task(
                choice.id(),
                choice.release(),
                test,
                version,
                Builds.of(candidate, Optional.ofNullable(changeset), probe.running(), choice.plan()),
                all);
    }

    private static Facet facet(String name, String value) {
        Facet facet = Facet.named(name)
                .orElseThrow(() -> new AgentException(
                        Exit.USAGE, "There is no facet " + name + "; testday probe shows those of this machine."));
        if (!facet.allows(value)) {
            throw new AgentException(Exit.USAGE, name + " must be " + facet.form() + " and not " + value + ".");
        }
        return facet;
    }

    private void print(Agent agent, String id, Optional<Sending> sending) {
        if (recording.json()) {
            Print.line(testday, Print.json(Json.write(Map.of("id", id, "state", state(agent, id)))));
        } else {
            sending.ifPresent(how -> Print.line(testday, allArrived(how) ? "Sent. Thank you." : Sent.line(how)));
        }
        sending.flatMap(Sent::trouble).ifPresent(sentence -> Print.trouble(testday, sentence));
    }

    private static boolean allArrived(Sending sending) {
        return sending.waiting() == 0 && sending.refused() == 0;
    }

    /** Where that one result is now; sending may have gone otherwise with older ones. */
    private static String state(Agent agent, String id) {
        return agent.results().stream()
                .filter(mine -> mine.result().id().equals(id))
                .map(MyResult::state)
                .findFirst()
                .orElseThrow();
    }
}
