package org.xentestday.collector.plan;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xentestday.collector.view.Words;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Candidate;

/** Mails before a TestDay and on its morning, as readers of Xen's lists expect them: plain text, a subject first. Pure. */
final class Announcement {
    private static final int MOST_TESTS = 6;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

    private final Plan plan;
    private final Catalogue catalogue;

    Announcement(Plan plan, Catalogue catalogue) {
        this.plan = plan;
        this.catalogue = catalogue;
    }

    /** Some days before. */
    String text() {
        Mail mail = new Mail("[TESTDAY] " + name() + ": Test Day " + when(" on ", plan.date()));
        mail.paragraph("There will be a Test Day for " + name() + when(" on ", plan.date()) + "."
                + meet(" Testers meet at ")
                + " Everyone with a machine that may run Xen is welcome, for an hour or for the day; results from"
                + " before the day count as well.");
        what(mail);
        wanted(mail);
        how(mail);
        return mail.text();
    }

    /** On the morning of the day. */
    String reminder() {
        Mail mail = new Mail("[TESTDAY] Reminder: " + name() + " is tested today" + when(", ", plan.date()));
        mail.paragraph("Today is the Test Day for " + name() + "." + meet(" Say hello at ")
                + " Tell what you are going to test, so that others can take something else.");
        if (plan.focus() != null) {
            mail.heading("Above all").paragraph(plan.focus());
        }
        wanted(mail);
        mail.paragraph("Whoever has tested before only needs \"testday next\": it names the run that would tell most on"
                + " that machine.");
        return mail.text();
    }

    /** What is tested, such as {@code Xen 4.3.0 RC6}. */
    String name() {
        Candidate candidate = plan.candidate();
        return "Xen " + plan.release()
                + (candidate == null || candidate.released()
                        ? ""
                        : " " + candidate.name().toUpperCase(Locale.ROOT));
    }

    /** The day as a person says it, with those words before it; nothing while it is open. */
    static String when(String lead, @Nullable LocalDate date) {
        return date == null ? "" : lead + DAY.format(date);
    }

    private String meet(String lead) {
        return plan.channel() == null ? "" : lead + plan.channel() + ".";
    }

    private void what(Mail mail) {
        Candidate candidate = plan.candidate();
        mail.heading("What is tested");
        if (candidate != null) {
            String commit =
                    plan.changeset(candidate).map(hash -> ", commit " + hash).orElse("");
            mail.item("xen.git, tag " + tag(candidate) + commit);
        }
        Optional.ofNullable(plan.baseline())
                .ifPresent(baseline -> mail.item(
                        "compared with " + baseline.shortName() + ": what worked there and fails now is a regression"));
        if (plan.focus() != null) {
            mail.paragraph(plan.focus());
        }
        if (!plan.touched().isEmpty()) {
            mail.heading("Touched since the candidate before");
            plan.touched().forEach(each -> mail.item(touched(each)));
        }
    }

    /** How Xen's tree calls it. */
    private static String tag(Candidate candidate) {
        return candidate.released() ? "RELEASE-" + candidate.release() : candidate.toString();
    }

    private String touched(Plan.Touched touched) {
        List<String> tests = catalogue.tests().stream()
                .filter(test -> test.area().equals(touched.area()))
                .map(TestCase::id)
                .toList();
        String more = tests.size() > MOST_TESTS ? " and " + (tests.size() - MOST_TESTS) + " more" : "";
        return touched.area() + ", by " + Words.count(touched.commits(), "commit")
                + (tests.isEmpty()
                        ? ""
                        : "; tests: " + String.join(", ", tests.subList(0, Math.min(MOST_TESTS, tests.size()))) + more);
    }

    private void wanted(Mail mail) {
        if (plan.wanted().isEmpty()) {
            return;
        }
        mail.heading("Wanted");
        plan.wanted().forEach(each -> mail.item(wanted(each)));
    }

    private String wanted(Plan.Wanted wanted) {
        String title = catalogue.test(wanted.test()).map(TestCase::title).orElse(wanted.test());
        String on = wanted.on().values().entrySet().stream()
                .map(facet -> facet.getKey() + "=" + facet.getValue())
                .collect(Collectors.joining(", "));
        return "%s (%s), on %s%s"
                .formatted(
                        title,
                        wanted.test(),
                        Words.count(wanted.machines(), "machine"),
                        on.isEmpty() ? "" : " with " + on);
    }

    private void how(Mail mail) {
        mail.heading("How to take part")
                .item(
                        "ask the organiser for a token, install the agent, and run \"testday enrol\"; \"testday probe\" shows"
                                + " what would leave your machine, byte for byte")
                .item("\"testday next\" names the run that would tell most on your machine, \"testday run\" does it")
                .item("or write a mail to xen-devel with the subject \"[TESTDAY] Test report\" and the lines Hardware,"
                        + " Software, Guest operating systems, Functionality tested, Comments; name the candidate")
                .item("a bug is worth a mail of its own, with the maintainers of the area and the release manager in"
                        + " copy; say whether the candidate before, or the last release, did the same");
    }
}
