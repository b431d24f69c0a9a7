package org.xentestday.agent.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;

/**
 * Reads a tester's report in free text: a mail, or the text alone, about one machine or several. It proposes only what the
 * words say; how it went is left open unless they say that all works and nothing that limits it.
 */
final class TestdayMail {
    private static final Pattern OWN =
            Pattern.compile("(?i)\\s*[*-]?\\s*(hardware|software|functionality( tested)?)\\s*:");
    private static final Pattern PASS_THROUGH = Pattern.compile("(?i).*\\bpass-?through\\b.*");
    private static final Pattern SUBJECT_TAGS =
            Pattern.compile("(?i)^((re|fwd?|aw):\\s*|\\[[^\\]]*\\]\\s*)*(testday( report)?:?\\s*)?");

    private final Source source;
    private final Reading.Notes notes;
    private final Optional<Mail> mail;

    TestdayMail(Source source) {
        this.source = source;
        this.notes = new Reading.Notes(source);
        this.mail = Mail.of(source);
    }

    Reading read() {
        List<String> lines = body();
        Pasted pasted = Pasted.in(lines);
        List<MachineReport> machines = MachineReport.of(lines);
        if (machines.isEmpty() && mail.isEmpty()) {
            throw source.wrong("there is no report in it: no Hardware, Software or Functionality is told.");
        }
        if (machines.isEmpty()) {
            unlabelled(lines, pasted);
        }
        for (int i = 0; i < machines.size(); i++) {
            machine(i + 1, machines.get(i), machines.size() == 1 ? pasted : new Pasted(Facets.NONE, null));
        }
        return notes.reading(FileForm.MAIL);
    }

    /** Without what is quoted from other mails, the signature and the foot of the list. */
    private List<String> body() {
        List<String> lines = Mail.text(mail, source);
        boolean own = lines.stream().anyMatch(line -> OWN.matcher(line).lookingAt());
        boolean quoted = lines.stream()
                .anyMatch(line -> line.startsWith(">")
                        && OWN.matcher(line.replaceFirst("^[> ]+", "")).lookingAt());
        if (!own && quoted) {
            throw source.wrong("this mail answers a report and quotes it: import the report itself.");
        }
        List<String> kept = new ArrayList<>();
        for (String line : lines) {
            if (line.equals("-- ") || line.startsWith("_____")) {
                break;
            }
            kept.add(line.startsWith(">") ? "" : line);
        }
        return kept;
    }

    /** A mail without the usual labels: what it is about is its subject, and a person must say what that is to us. */
    private void unlabelled(List<String> lines, Pasted pasted) {
        String subject =
                SUBJECT_TAGS.matcher(mail.map(Mail::subject).orElse("")).replaceFirst("");
        notes.machine("");
        notes.remark(
                "The report has no labels such as Hardware and Functionality tested: only its subject is proposed.");
        Draft draft = new Draft(1, subject)
                .wentWrong(subject)
                .candidate(Candidates.in(subjectLine(), lines).orElse(null))
                .facets(pasted.facets())
                .changeset(pasted.changeset())
                .startedAt(mail.flatMap(Mail::date).orElse(null));
        Set<String> tests = TestNames.ofWords(subject);
        notes.draft(draft.test(tests.size() == 1 ? tests.iterator().next() : null));
    }

    private String subjectLine() {
        return mail.map(Mail::subject).orElse("");
    }

    private void machine(int number, MachineReport report, Pasted pasted) {
        notes.machine(report.hardware().isEmpty() ? "machine " + number : report.hardware());
        Opinion opinion = Opinion.of(report.prose());
        opinion.others()
                .forEach(sentence ->
                        notes.remark("This is about other machines, and no result of this one: " + sentence));
        Candidate candidate = Candidates.in(subjectLine(), report.software()).orElse(null);
        int before = notes.size();
        for (String item : report.functionality()) {
            item(number, report, item, candidate, opinion, pasted);
        }
        if (report.functionality().isEmpty()) {
            notes.draft(draft(number, report, "no functionality is named", candidate, opinion, pasted));
        }
        earlier(number, report, candidate, notes.tests(before), opinion);
    }

    private void item(
            int number,
            MachineReport report,
            String item,
            @Nullable Candidate candidate,
            Opinion opinion,
            Pasted pasted) {
        Set<String> tests = TestNames.ofWords(item);
        if (tests.isEmpty() && PASS_THROUGH.matcher(item).matches()) {
            notes.draft(draft(number, report, item, candidate, opinion, pasted));
        } else if (tests.isEmpty()) {
            notes.skip(report.line(), "functionality \"" + item + "\"", TestNames.UNKNOWN);
        }
        for (String test : tests) {
            notes.draft(draft(number, report, item, candidate, opinion, pasted)
                    .test(test)
                    .facets(Told.facets(report, item, test, pasted.facets())));
        }
    }

    private Draft draft(
            int number,
            MachineReport report,
            String item,
            @Nullable Candidate candidate,
            Opinion opinion,
            Pasted pasted) {
        Draft draft = new Draft(number, item + " - " + (report.comments().isEmpty() ? "no comment" : report.comments()))
                .candidate(candidate)
                .changeset(pasted.changeset())
                .startedAt(mail.flatMap(Mail::date).orElse(null))
                .facets(Told.facets(report, item, TestNames.BOOT, pasted.facets()));
        if (opinion.allWorks()) {
            draft.status(Status.PASS);
        } else {
            draft.wentWrong(report.comments());
        }
        opinion.workarounds().forEach(draft::workaround);
        return draft;
    }

    /** "The RC1 binary boots fine in the very same setup" is a result of another candidate. */
    private void earlier(
            int number, MachineReport report, @Nullable Candidate candidate, Set<String> tests, Opinion opinion) {
        if (candidate == null || tests.size() != 1) {
            return;
        }
        for (Opinion.Earlier each : opinion.earlier(candidate)) {
            Draft draft = new Draft(number, each.sentence())
                    .test(tests.iterator().next())
                    .candidate(each.candidate())
                    .facets(Told.facets(report, "", TestNames.BOOT, Facets.NONE));
            notes.draft(each.works() ? draft.status(Status.PASS) : draft.wentWrong(each.sentence()));
        }
    }
}
