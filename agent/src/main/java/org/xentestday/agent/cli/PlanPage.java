package org.xentestday.agent.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.plan.Fit;
import org.xentestday.agent.plan.Offer;
import org.xentestday.agent.plan.TestDay;
import org.xentestday.model.plan.Plan.KnownBuild;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Status;

/** What {@code testday plan} prints about a TestDay. */
final class PlanPage {
    private static final int COMMIT_DIGITS = 12;
    private static final String ROW = "  %-28s %-9s %-12s %s";

    private PlanPage() {}

    static List<String> of(TestDay day) {
        List<String> lines = new ArrayList<>();
        lines.add(Print.bold(Print.plain(day.title())) + " (" + Print.plain(day.id()) + ")");
        Candidate baseline = day.baseline();
        lines.add("  release     " + Print.plain(day.release())
                + (baseline == null ? "" : ", compared with " + baseline.shortName()));
        lines.addAll(Print.paragraph(
                "  candidates  ", day.candidates().stream().map(PlanPage::named).collect(Collectors.joining(", "))));
        lines.addAll(Print.paragraph("  here        ", runs(day)));
        String focus = day.focus();
        if (focus != null) {
            lines.addAll(Print.paragraph("  focus       ", focus));
        }
        lines.add("");
        lines.addAll(table(day.wanted(), "no test is asked for yet: --all lists those there are"));
        return lines;
    }

    /** The tests that nobody asked for. */
    static List<String> of(List<Offer> others, boolean alone) {
        if (others.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(alone ? "The tests that there are:" : "Tests that no TestDay asks for:");
        lines.addAll(table(others, ""));
        return lines;
    }

    private static String named(KnownBuild build) {
        String changeset = build.changeset();
        String name = build.candidate().shortName();
        return changeset == null
                ? name + " (not tagged yet)"
                : name + " " + changeset.substring(0, Math.min(COMMIT_DIGITS, changeset.length()));
    }

    private static String runs(TestDay day) {
        Candidate runs = day.runs();
        if (runs == null) {
            Candidate tested = day.tested();
            return "what runs on this machine is no candidate of this TestDay"
                    + (tested == null ? "" : "; below is what it told about " + tested + ": boot that first");
        }
        return day.proved()
                ? runs + " runs on this machine: its changeset says so"
                : "no changeset tells which candidate runs; below it is taken for " + runs;
    }

    private static List<String> table(List<Offer> offers, String otherwise) {
        List<String> lines = new ArrayList<>();
        if (offers.isEmpty()) {
            lines.add("  " + otherwise);
            return lines;
        }
        lines.add(ROW.formatted("TEST", "MACHINES", "RISK", "ON THIS MACHINE").stripTrailing());
        for (Offer offer : offers) {
            lines.addAll(Print.paragraph(
                    ROW.formatted(offer.test(), machines(offer.machines()), risk(offer), ""), here(offer)));
        }
        lines.add("");
        lines.add("testday plan TEST shows how a test is done, and what it needs.");
        return lines;
    }

    private static String machines(@Nullable Integer wanted) {
        return wanted == null ? "-" : wanted.toString();
    }

    private static String risk(Offer offer) {
        return offer.risk() == null ? "?" : offer.risk().name().toLowerCase(Locale.ROOT);
    }

    private static String here(Offer offer) {
        if (offer.done()) {
            return "done: "
                    + offer.results().stream().distinct().map(Status::name).collect(Collectors.joining(", "));
        }
        String tried =
                offer.results().isEmpty() ? "" : " (so far: " + offer.results().getLast() + ")";
        return offer.fit().possible()
                ? offer.command() + with(offer.fit()) + tried
                : "not here: " + String.join(", ", offer.fit().against());
    }

    /** What the tester has to see to before the run. */
    static String with(Fit fit) {
        List<String> words = new ArrayList<>();
        if (fit.device() != null) {
            words.add("such as " + fit.device());
        }
        if (!fit.choose().isEmpty()) {
            words.add("with " + fit.choose());
        }
        return words.isEmpty() ? "" : ", " + String.join(", ", words);
    }
}
