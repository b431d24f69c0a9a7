package org.xentestday.agent.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.Agent;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.plan.Fit;
import org.xentestday.agent.plan.Machine;
import org.xentestday.agent.plan.Offer;
import org.xentestday.agent.plan.Planned;
import org.xentestday.agent.plan.TestDay;
import org.xentestday.agent.report.Tests;
import org.xentestday.agent.settings.Settings;
import org.xentestday.agent.spool.Summary;
import org.xentestday.agent.status.MyResult;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Facets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code testday plan}. */
@Command(
        name = "plan",
        sortOptions = false,
        description = "Shows what the TestDay wants tested and what of it makes sense on this machine, or how one test "
                + "is done.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class PlanCommand implements Callable<Integer> {
    static final String NO_PLAN =
            "No TestDay is known here: testday plan --server https://HOST fetches what a server plans.";

    @ParentCommand
    private Testday testday;

    @Parameters(arity = "0..1", paramLabel = "TEST", description = "Show how this test of the catalogue is done.")
    private @Nullable String test;

    @Option(names = "--all", description = "Also list the tests that the TestDay does not ask for.")
    private boolean all;

    @Option(names = "--offline", description = "Do not ask the server.")
    private boolean offline;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Settings settings = testday.settings();
        Catalogue catalogue = Catalogue.shipped();
        TestCase one = test == null ? null : Tests.named(catalogue, test);
        try (Agent agent = testday.agent(settings)) {
            Machine machine = Machine.look(agent.machine(), testday.host(settings), testday.probe(settings));
            if (one == null) {
                plan(agent, machine, catalogue);
            } else {
                instructions(one, machine);
            }
            return Exit.OK.code();
        }
    }

    private void instructions(TestCase one, Machine machine) {
        Fit fit = Fit.of(one, machine, Facets.NONE, Facets.NONE);
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("test", one);
            document.put("fit", fit);
            Print.line(testday, Print.json(Json.write(document)));
        } else {
            TestPage.of(one, fit, machine.missing()).forEach(line -> Print.line(testday, line));
        }
    }

    private void plan(Agent agent, Machine machine, Catalogue catalogue) throws IOException {
        Planned planned = agent.planned(!offline);
        List<Summary> mine =
                StatusCommand.all(agent).stream().map(MyResult::result).toList();
        List<TestDay> days = planned.plans().stream()
                .map(plan -> TestDay.of(plan, machine, mine, catalogue))
                .toList();
        List<Offer> others = all || days.isEmpty() ? TestDay.others(days, machine, mine, catalogue) : List.of();
        if (json) {
            Print.line(testday, Print.json(Json.write(document(planned, days, others))));
            return;
        }
        days.forEach(day -> PlanPage.of(day).forEach(line -> Print.line(testday, line)));
        if (days.isEmpty()) {
            Print.line(testday, NO_PLAN);
        }
        PlanPage.of(others, days.isEmpty()).forEach(line -> Print.line(testday, line));
        aged(planned, offline, testday.world().clock().instant()).forEach(line -> Print.trouble(testday, line));
    }

    private static Map<String, Object> document(Planned planned, List<TestDay> days, List<Offer> others) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("testDays", days);
        document.put("others", others);
        put(document, "asOf", planned.asOf());
        put(document, "trouble", planned.trouble());
        return document;
    }

    static void put(Map<String, Object> document, String name, @Nullable Object value) {
        if (value != null) {
            document.put(name, value);
        }
    }

    /** Why the plan may be old, and how old it is. */
    static List<String> aged(Planned planned, boolean offline, Instant now) {
        Instant asOf = planned.asOf();
        List<String> why = planned.trouble() == null ? List.of() : List.of(planned.trouble());
        if (asOf == null || (why.isEmpty() && !offline)) {
            return why;
        }
        String age = "This is the plan as the server told it " + words(Duration.between(asOf, now)) + ".";
        return why.isEmpty() ? List.of(age) : List.of(why.getFirst(), age);
    }

    private static String words(Duration age) {
        if (age.isNegative()) {
            return "at a time that is ahead of this machine's clock";
        }
        if (age.toMinutes() < 2) {
            return "just now";
        }
        if (age.toHours() < 2) {
            return age.toMinutes() + " minutes ago";
        }
        return age.toDays() < 2 ? age.toHours() + " hours ago" : age.toDays() + " days ago";
    }
}
