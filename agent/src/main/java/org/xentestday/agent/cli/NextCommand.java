package org.xentestday.agent.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.Agent;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.plan.Machine;
import org.xentestday.agent.plan.Planned;
import org.xentestday.agent.plan.Ranking;
import org.xentestday.agent.plan.Suggestion;
import org.xentestday.agent.plan.TestDay;
import org.xentestday.agent.settings.Settings;
import org.xentestday.agent.spool.Summary;
import org.xentestday.agent.status.MyResult;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.verdict.Asks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code testday next}. */
@Command(
        name = "next",
        sortOptions = false,
        description = "Says what is worth most to test on this machine, and why. It runs nothing.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class NextCommand implements Callable<Integer> {
    @ParentCommand
    private Testday testday;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many to name (default ${DEFAULT-VALUE}).")
    private int most;

    @Option(names = "--offline", description = "Do not ask the server: the plan it told last alone holds.")
    private boolean offline;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private @Nullable String silence;

    @Override
    public Integer call() throws IOException {
        Settings settings = testday.settings();
        Catalogue catalogue = Catalogue.shipped();
        try (Agent agent = testday.agent(settings)) {
            Machine machine = Machine.look(agent.machine(), testday.host(settings), testday.probe(settings));
            Planned planned = agent.planned(!offline);
            List<Summary> mine =
                    StatusCommand.all(agent).stream().map(MyResult::result).toList();
            List<TestDay> days = planned.plans().stream()
                    .map(plan -> TestDay.of(plan, machine, mine, catalogue))
                    .toList();
            Optional<List<Asks>> asks = offline || planned.trouble() != null ? Optional.empty() : asks(agent, planned);
            List<Suggestion> suggestions = new Ranking(machine, mine, catalogue).of(days, asks);
            print(planned, suggestions.subList(0, Math.clamp(most, 0, suggestions.size())), suggestions.size());
            return Exit.OK.code();
        }
    }

    private Optional<List<Asks>> asks(Agent agent, Planned planned) {
        try {
            return Optional.of(planned.plans().stream()
                    .flatMap(plan -> agent.asks(plan.release()).stream())
                    .toList());
        } catch (AgentException e) {
            silence = e.sentence();
            return Optional.empty();
        }
    }

    private void print(Planned planned, List<Suggestion> suggestions, int all) {
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("suggestions", suggestions);
            document.put("all", all);
            PlanCommand.put(document, "asOf", planned.asOf());
            PlanCommand.put(document, "trouble", planned.trouble() == null ? silence : planned.trouble());
            Print.line(testday, Print.json(Json.write(document)));
            return;
        }
        int place = 1;
        for (Suggestion suggestion : suggestions) {
            lines(suggestion, place++).forEach(line -> Print.line(testday, line));
        }
        if (suggestions.isEmpty()) {
            Print.line(testday, nothing(planned));
        }
        Optional.ofNullable(silence).ifPresent(sentence -> Print.trouble(testday, sentence));
        PlanCommand.aged(planned, offline, testday.world().clock().instant())
                .forEach(line -> Print.trouble(testday, line));
    }

    private static String nothing(Planned planned) {
        return planned.plans().isEmpty()
                ? PlanCommand.NO_PLAN
                : "Nothing is asked for that this machine has not told yet. Thank you; testday plan --all lists more.";
    }

    private static List<String> lines(Suggestion suggestion, int place) {
        List<String> lines = new ArrayList<>();
        String lead = "%2d. ".formatted(place);
        lines.add(lead + Print.bold(suggestion.title()));
        lines.addAll(Print.paragraph("    ", why(suggestion)));
        lines.addAll(Print.paragraph("    ", facts(suggestion)));
        lines.addAll(Print.paragraph("    ", suggestion.command() + PlanPage.with(suggestion.fit())));
        return lines;
    }

    private static String why(Suggestion suggestion) {
        Double bits = suggestion.bits();
        return suggestion.why() + (bits == null || bits == 0 ? "" : " Worth %.2f bit.".formatted(bits));
    }

    private static String facts(Suggestion suggestion) {
        Candidate candidate = suggestion.candidate();
        String on = candidate == null ? "" : "On " + candidate + words(suggestion.runs()) + " ";
        return on + "Risk: " + suggestion.risk().name().toLowerCase(Locale.ROOT) + ". "
                + (suggestion.how() == TestCase.How.AUTOMATIC ? "Automatic." : "Guided.");
    }

    private static String words(Suggestion.Runs runs) {
        return switch (runs) {
            case YES -> ", which runs.";
            case PROBABLY -> ", which probably runs: its build does not tell.";
            case NO -> ": boot it first.";
        };
    }
}
