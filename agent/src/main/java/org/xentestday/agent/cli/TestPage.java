package org.xentestday.agent.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.xentestday.agent.plan.Fit;
import org.xentestday.agent.plan.Offer;
import org.xentestday.model.catalogue.Need;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.catalogue.TestCase.Documented;

/** What {@code testday plan TEST} prints: how a test is done. */
final class TestPage {
    private static final String TYPED = "        ";

    private TestPage() {}

    static List<String> of(TestCase test, Fit fit, Set<Need> missing) {
        List<String> lines = new ArrayList<>();
        lines.add(Print.bold(test.title()) + " (" + test.id() + ", version " + test.version() + ")");
        lines.addAll(Print.paragraph("  feature  ", test.feature() + ": SUPPORT.md says " + word(test.support())));
        lines.addAll(Print.paragraph("  risk     ", word(test.risk()) + ": " + sentence(test.risk())));
        lines.addAll(Print.paragraph("  run      ", run(test)));
        lines.addAll(Print.paragraph(
                "  here     ",
                fit.possible() ? "nothing speaks against it" + PlanPage.with(fit) : String.join(", ", fit.against())));
        lines.add("It needs:");
        test.needs()
                .forEach(need -> lines.addAll(
                        Print.paragraph("  - ", need.sentence() + (missing.contains(need) ? " (not here)" : ""))));
        if (!test.on().isEmpty()) {
            lines.add("  - " + test.on());
        }
        lines.add(test.how() == TestCase.How.AUTOMATIC ? "What testday does:" : "What you do:");
        steps(test, lines);
        lines.addAll(Print.paragraph("It has passed when: ", test.pass()));
        lines.add("What is recorded besides the machine's facets:");
        test.record().forEach(what -> lines.addAll(Print.paragraph("  - ", what)));
        test.expected().forEach(documented -> lines.addAll(Print.paragraph("Documented: ", words(documented))));
        return lines;
    }

    private static void steps(TestCase test, List<String> lines) {
        int number = 1;
        for (String step : test.steps()) {
            List<String> parts = step.lines().toList();
            lines.addAll(Print.paragraph("  %2d. ".formatted(number++), parts.getFirst()));
            parts.stream().skip(1).forEach(command -> lines.add(TYPED + command));
        }
    }

    private static String run(TestCase test) {
        String command = Offer.command(test);
        return switch (test.how()) {
            case AUTOMATIC -> command;
            case GUIDED -> command + " leads through it; testday report --test " + test.id() + " records what you saw";
        };
    }

    private static String sentence(TestCase.Risk risk) {
        return switch (risk) {
            case NONE -> "it only looks";
            case GUEST -> "a guest made for it may die";
            case HOST -> "this machine may hang or restart";
            case DESTRUCTIVE -> "this machine is likely to go down, or data may be lost";
        };
    }

    private static String words(Documented documented) {
        String where = documented.on().isEmpty() ? "" : " with " + documented.on();
        String release = documented.release() == null ? "" : " in " + documented.release();
        String step = documented.step() == null ? "" : " in the step \"" + documented.step() + " ...\"";
        return "a failure" + where + release + step + " is XFAIL. " + documented.why();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
