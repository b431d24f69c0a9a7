package org.xentestday.collector.plan;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.xentestday.collector.view.Standing;
import org.xentestday.collector.view.Words;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Verdict;

/** The mail on the day after: who came, what they did, and what came of it. Pure. */
final class Thanks {
    private static final int MOST_FINDINGS = 10;

    /** One word, and no address: what somebody chose to be called, and nothing that says who they are. */
    private static final Pattern NICKNAME = Pattern.compile("[\\p{Alnum}][\\p{Alnum}_.-]{0,31}");

    private Thanks() {}

    /** About a candidate; testers are named as they enrolled, unless that is more than a nickname. */
    static String text(Plan plan, Catalogue catalogue, Standing standing, Set<String> testers) {
        Mail mail = new Mail("[TESTDAY] Thank you for testing " + new Announcement(plan, catalogue).name());
        int results = standing.coverage().values().stream()
                .mapToInt(Coverage::results)
                .sum();
        long tests = standing.coverage().values().stream()
                .filter(each -> each.results() > 0)
                .count();
        mail.paragraph(
                "Thank you to everyone who tested " + standing.candidate().shortName() + ": "
                        + Words.count(standing.attendance().testers(), "tester") + " with "
                        + Words.count(standing.attendance().machines(), "machine") + " sent "
                        + Words.count(results, "result") + " that count, of " + Words.count((int) tests, "test") + ".");
        named(mail, testers);
        findings(mail, standing.findings());
        mail.paragraph("Results that come later count as well, and may still change what is said here.");
        return mail.text();
    }

    private static void named(Mail mail, Set<String> testers) {
        List<String> names = testers.stream()
                .filter(each -> NICKNAME.matcher(each).matches())
                .sorted()
                .toList();
        int others = testers.size() - names.size();
        if (!names.isEmpty()) {
            mail.paragraph("Among them, as they call themselves: " + String.join(", ", names)
                    + (others == 0 ? "." : ", and " + Words.count(others, "other") + "."));
        }
    }

    private static void findings(Mail mail, List<Verdict> findings) {
        if (findings.isEmpty()) {
            mail.paragraph("Nothing was found that needs a person.");
            return;
        }
        mail.heading("What was found");
        findings.stream().limit(MOST_FINDINGS).forEach(each -> mail.item(finding(each)));
        if (findings.size() > MOST_FINDINGS) {
            mail.item("and " + (findings.size() - MOST_FINDINGS) + " more");
        }
    }

    private static String finding(Verdict verdict) {
        return "%s: %s, on %d of %d machines%s"
                .formatted(
                        verdict.test(),
                        Words.of(verdict),
                        verdict.here().failing(),
                        verdict.here().ran(),
                        verdict.extent().values().isEmpty() ? "" : " with " + verdict.extent());
    }
}
