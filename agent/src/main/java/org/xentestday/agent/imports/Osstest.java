package org.xentestday.agent.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.exchange.Format;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;

/**
 * Reads a report of osstest, as a mail or its body alone. It names the steps that did not pass; what passed is known of
 * whole jobs only. Whether osstest holds a failure for a regression is kept as its words: we have our own baselines.
 */
final class Osstest {
    private static final Pattern FLIGHT = Pattern.compile("flight (\\d+) (\\S+) .*");
    private static final Pattern SECTION = Pattern.compile("(Tests which|Regressions which) .*");
    private static final Pattern STEP =
            Pattern.compile("\\s+(\\S+)\\s+(?:(\\d+)\\s+(\\S+)|(<[a-z ]+>))\\s+([a-z]+)(\\s.*)?");
    private static final Pattern JOB = Pattern.compile("\\s+(\\S+)\\s+([a-z]+)\\s*");
    private static final Pattern TREE = Pattern.compile("\\s+xen\\s+([0-9a-f]{40})\\s*");
    private static final Pattern PASSED_ELSEWHERE = Pattern.compile("\\bpass in (\\S+)");

    private final Source source;
    private final Reading.Notes notes;
    private final Map<String, Draft> passes = new LinkedHashMap<>();
    private final Map<String, Integer> passCounts = new LinkedHashMap<>();
    private final Map<String, Failing> failing = new LinkedHashMap<>();
    private String flight = "";
    private @Nullable String changeset;
    private @Nullable Instant date;
    private Part part = Part.HEAD;

    Osstest(Source source) {
        this.source = source;
        this.notes = new Reading.Notes(source);
    }

    /** Where in a report a line is. */
    private enum Part {
        HEAD,
        SECTION_HEAD,
        SECTION,
        TARGET,
        JOBS
    }

    Reading read() {
        List<String> lines = body();
        for (int i = 0; i < lines.size(); i++) {
            line(i + 1, lines.get(i));
        }
        if (flight.isEmpty()) {
            throw source.wrong(
                    "no flight is named in it; an osstest report has a line like: flight 159138 xen-unstable real.");
        }
        return reading();
    }

    private List<String> body() {
        Optional<Mail> mail = Mail.of(source);
        mail.flatMap(Mail::date).ifPresent(when -> date = when);
        return Quoted.unquoted(Mail.text(mail, source), FLIGHT);
    }

    private void line(int number, String line) {
        Matcher first = FLIGHT.matcher(line);
        if (first.matches()) {
            newFlight(first);
        } else if (SECTION.matcher(line).matches()) {
            part = Part.SECTION_HEAD;
        } else if (line.isBlank()) {
            part = part == Part.JOBS ? Part.JOBS : Part.HEAD;
        } else if (line.startsWith("version targeted for testing")) {
            part = Part.TARGET;
        } else if (line.startsWith("baseline version")) {
            part = Part.HEAD;
        } else if (line.equals("jobs:")) {
            part = Part.JOBS;
        } else if (line.startsWith("-----")) {
            part = Part.HEAD;
        } else {
            inPart(number, line);
        }
    }

    /** A second flight directly below the first is its retest; one further down is another report in the same file. */
    private void newFlight(Matcher line) {
        flight = flight.isEmpty() ? line.group(1) : flight;
    }

    private void inPart(int number, String line) {
        switch (part) {
            case SECTION_HEAD, SECTION -> step(number, line);
            case TARGET -> target(line);
            case JOBS -> job(number, line);
            case HEAD -> {}
        }
    }

    private void target(String line) {
        Matcher tree = TREE.matcher(line);
        if (tree.matches()) {
            changeset = tree.group(1);
        }
    }

    private void step(int number, String line) {
        Matcher step = STEP.matcher(line);
        if (!step.matches()) {
            if (part == Part.SECTION) {
                notes.skip(number, line.strip(), "not understood");
            }
            return; // the heading goes on
        }
        part = Part.SECTION;
        String word = step.group(5);
        Optional<Status> status = Format.OSSTEST.status(word);
        String what = line.strip().replaceAll("\\s+", " ");
        if (status.isEmpty()) {
            notes.skip(number, what, "the word " + word + " is no status of osstest");
        } else if (step.group(3) == null) {
            notes.skip(number, what, "not imported, it speaks of the job as a whole");
        } else {
            known(number, what, new OsstestJob(step.group(1)), step.group(3), status.get());
        }
    }

    private void known(int number, String what, OsstestJob job, String step, Status status) {
        Optional<String> test = TestNames.ofStep(job, step);
        if (test.isEmpty()) {
            notes.skip(number, what, TestNames.UNKNOWN);
            return;
        }
        notes.checkRoom(failing.size(), Reading.Notes.MOST);
        Status seen = status == Status.FAIL && test.get().equals(TestNames.BOOT) ? Status.NO_BOOT : status;
        failing.computeIfAbsent(job.name() + " " + test.get(), key -> new Failing(job, test.get(), seen))
                .add(what, seen);
        if (PASSED_ELSEWHERE.matcher(what).find()) {
            passed(job, test.get(), "the same version passed it in another flight");
        }
    }

    private void job(int number, String line) {
        Matcher matcher = JOB.matcher(line);
        if (!matcher.matches() || !matcher.group(2).equals("pass")) {
            return;
        }
        OsstestJob job = new OsstestJob(matcher.group(1));
        if (!job.tests()) {
            notes.skip(number, line.strip().replaceAll("\\s+", " "), TestNames.UNKNOWN);
            return;
        }
        passed(job, TestNames.BOOT, "the job passed");
        (job.xtf() ? Optional.of(TestNames.XTF) : job.guestTest())
                .ifPresent(test -> passed(job, test, "the job passed"));
    }

    /** Passes of one test on one configuration are one result: the report does not tell the hosts apart. */
    private void passed(OsstestJob job, String test, String why) {
        Facets facets = test.equals(TestNames.BOOT) ? machineOnly(job) : job.facets();
        String key = test + " " + facets;
        passCounts.merge(key, 1, Integer::sum);
        passes.computeIfAbsent(
                key,
                fresh -> new Draft(1, job.name() + ": " + why)
                        .test(test)
                        .status(Status.PASS)
                        .facets(facets));
    }

    private static Facets machineOnly(OsstestJob job) {
        Facets all = job.facets();
        Map<String, String> kept = new LinkedHashMap<>(all.values());
        kept.keySet().removeIf(name -> name.startsWith("guest_") || name.equals("device_model"));
        return Facets.of(kept);
    }

    private Reading reading() {
        notes.machine("the hosts of osstest flight " + flight);
        failing.values().forEach(each -> notes.draft(each.draft(flight)));
        passes.forEach((key, draft) -> notes.draft(draft.count("jobs", passCounts.getOrDefault(key, 1))));
        notes.remark("osstest flight " + flight + " ran on hosts that the report does not name"
                + (changeset == null
                        ? "; it targets another tree than Xen, so that the Xen that ran is not told."
                        : "."));
        Reading reading = notes.reading(FileForm.OSSTEST);
        return reading.with(reading.results().stream()
                .map(each -> Draft.of(each).changeset(changeset).startedAt(date).proposal(each.number()))
                .toList());
    }

    /** What did not pass of one test in one job. */
    private static final class Failing {
        private final OsstestJob job;
        private final String test;
        private Status worst;
        private final List<String> lines = new ArrayList<>();

        Failing(OsstestJob job, String test, Status first) {
            this.job = job;
            this.test = test;
            this.worst = first;
        }

        void add(String line, Status status) {
            lines.add(line);
            worst = status.failure() ? status : worst;
        }

        Draft draft(String flight) {
            String sentence = "osstest flight " + flight + ": " + String.join("; ", lines);
            Draft draft = new Draft(1, lines.getFirst())
                    .test(test)
                    .status(worst)
                    .facets(job.facets())
                    .excerpt(lines);
            return worst.failure()
                    ? draft.wentWrong(sentence)
                    : draft.reason("osstest-" + worst.name().toLowerCase(Locale.ROOT));
        }
    }
}
