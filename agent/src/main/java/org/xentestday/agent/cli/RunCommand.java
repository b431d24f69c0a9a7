package org.xentestday.agent.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.Agent;
import org.xentestday.agent.embargo.Withheld;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.guest.GuestType;
import org.xentestday.agent.procedure.Person;
import org.xentestday.agent.run.Planned;
import org.xentestday.agent.run.Preparation;
import org.xentestday.agent.run.Progress;
import org.xentestday.agent.run.Selection;
import org.xentestday.agent.run.Stopping;
import org.xentestday.agent.send.Sending;
import org.xentestday.agent.settings.Settings;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status.Fault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code testday run}. */
@Command(
        name = "run",
        sortOptions = false,
        description = "Runs tests on this machine, records their results and sends them. Without a test named it runs "
                + "those the TestDay asks for, or else those that risk no more than a guest.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class RunCommand implements Callable<Integer> {
    @ParentCommand
    private Testday testday;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "Tests of the catalogue.")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--area", paramLabel = "AREA", description = "All tests of an area, such as pci-passthrough.")
    private @Nullable String area;

    @Option(names = "--all", description = "All tests but destructive ones.")
    private boolean all;

    @Option(
            names = "--candidate",
            paramLabel = "NAME",
            description = "What is tested, such as 4.21.0-rc3; found out where the TestDay knows the changeset.")
    private @Nullable Candidate candidate;

    @Option(names = "--device", paramLabel = "BDF", description = "The PCI device that guests may have meanwhile.")
    private @Nullable String device;

    @Option(
            names = "--guest-type",
            split = ",",
            description = "Only with guests of that kind: ${COMPLETION-CANDIDATES}.")
    private Set<GuestType> types = Set.of();

    @Option(names = "--guest-memory", split = ",", paramLabel = "MIB", description = "Memory of the guests in MiB.")
    private List<Integer> memory = new ArrayList<>();

    @Option(names = "--destructive", description = "Also tests that may bring the host down for good, if named.")
    private boolean destructive;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--stop-at-failure", description = "Let the first failure be the last test.")
    private boolean stop;

    @Option(names = "--dry-run", description = "Only show what would be done.")
    private boolean dryRun;

    @Mixin
    private Recording recording = new Recording();

    @Override
    public Integer call() throws IOException {
        Settings settings = testday.settings();
        Person person = new Tester(testday, recording.json());
        try (Stopping stopping = Stopping.atSignals();
                Agent agent = testday.agent(settings)) {
            Preparation preparation = preparation(settings, agent, stopping, person);
            List<Planned> planned = preparation.planned();
            boolean onlyShown = dryRun || planned.isEmpty();
            RunWords.show(testday, preparation, recording.json(), onlyShown);
            if (onlyShown) {
                return Exit.OK.code();
            }
            agree(person);
            List<Result> results = preparation
                    .engine(agent, testday.world().bench().cleaning(), progress(), stop)
                    .run(planned, preparation::task);
            Optional<Sending> sending = recording.send(agent, !results.isEmpty() && !stopping.stopped());
            return told(results, agent.withheldNow(), sending);
        }
    }

    private Preparation preparation(Settings settings, Agent agent, Stopping stopping, Person person)
            throws IOException {
        World world = testday.world();
        Preparation.Request request = new Preparation.Request(
                new Selection(ids, Optional.ofNullable(area), all, destructive),
                Optional.ofNullable(candidate),
                recording.plan(),
                Optional.ofNullable(device),
                types,
                memory,
                settings.testing());
        Preparation.Surroundings here = new Preparation.Surroundings(
                testday.host(settings),
                testday.probe(settings),
                world.bench().programs().apply(stopping::stopped),
                world.bench().root(),
                world.bench().ticker().apply(stopping),
                person);
        return Preparation.of(request, here, agent, recording.plans(agent, false));
    }

    private void agree(Person person) {
        if (yes) {
            return;
        }
        if (!person.there()) {
            throw new AgentException(Exit.USAGE, "Nobody can be asked here: give --yes to run these tests.");
        }
        if (!person.ask("Run them now? [y/N]").matches("(?i)y|yes")) {
            throw new AgentException(Exit.USAGE, "Nothing was run.");
        }
    }

    private Progress progress() {
        PrintWriter out = recording.json()
                ? new PrintWriter(Writer.nullWriter())
                : testday.world().out();
        boolean live = !recording.json() && testday.world().terminal().getAsBoolean();
        return new ProgressLines(out, testday.world().err(), live);
    }

    private int told(List<Result> results, List<Withheld> withheld, Optional<Sending> sending) {
        if (recording.json()) {
            Print.line(testday, Print.json(RunWords.json(results, sending)));
        } else {
            Print.line(testday, RunWords.summary(results));
            sending.ifPresent(how -> Print.line(testday, Sent.line(how)));
        }
        withheld.forEach(one -> Embargoed.lines(one).forEach(line -> Print.trouble(testday, line)));
        sending.flatMap(Sent::trouble).ifPresent(sentence -> Print.trouble(testday, sentence));
        boolean failed =
                results.stream().map(result -> result.status().fault()).anyMatch(fault -> fault != Fault.NOBODY);
        return failed
                ? Exit.TESTS_FAILED.code()
                : sending.map(Sending::exit).orElse(Exit.OK).code();
    }
}
