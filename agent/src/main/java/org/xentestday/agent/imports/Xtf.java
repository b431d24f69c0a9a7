package org.xentestday.agent.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xentestday.model.exchange.XtfSummary;
import org.xentestday.model.result.Status;

/**
 * Reads what {@code xtf-runner} printed: its summary, and the consoles of its guests where they are shown. Each run is one
 * result of the test {@code xtf}. Output that ends in the middle of a test is what a host that froze leaves behind.
 */
final class Xtf {
    private static final Pattern SUMMARY = Pattern.compile("\\s*Combined test results:\\s*");
    private static final Pattern OWN =
            Pattern.compile("\\s*(?:\\(d\\d+\\) )?(Combined test results:|--- Xen Test|Executing 'xl |Error: |test-)");
    private static final Pattern ON_XENS_CONSOLE = Pattern.compile("\\s*\\(d\\d+\\) ");
    private static final Pattern LINE = Pattern.compile("\\s*(test-[a-z0-9]+-\\S+)\\s+([A-Z]+)\\s*");
    private static final Pattern CREATE = Pattern.compile("Executing 'xl create .*?(test-[^/\\s]+)\\.cfg'.*");
    private static final Pattern BANNER = Pattern.compile("\\s*--- Xen Test Framework ---\\s*");
    private static final Pattern RESULT = Pattern.compile(".*Test result:\\s*(\\w+)(.*)");
    private static final Pattern RUNNER_FAILED =
            Pattern.compile("Error: .*|Traceback \\(most recent call last\\):.*|KeyboardInterrupt.*");

    private final Source source;
    private final Optional<Mail> mail;
    private final List<String> text;
    private final OptionalInt exitCode;
    private final Reading.Notes notes;
    private final boolean named;
    private XtfRun run = new XtfRun();
    private boolean inSummary;

    Xtf(Source source, OptionalInt exitCode) {
        this.source = source;
        this.notes = new Reading.Notes(source);
        this.exitCode = exitCode;
        this.mail = Mail.of(source);
        this.text = Mail.text(mail, source);
        this.named = text.stream().anyMatch(line -> CREATE.matcher(line).matches());
    }

    Reading read() {
        List<String> lines = Quoted.unquoted(text, OWN).stream()
                .map(line -> ON_XENS_CONSOLE.matcher(line).replaceFirst(""))
                .toList();
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (startsAnother(lines.get(i))) {
                drafts.add(run.summarised());
                run = new XtfRun();
            }
            line(i + 1, lines.get(i));
        }
        last(drafts);
        Pasted pasted = Pasted.in(lines);
        Instant sent = mail.flatMap(Mail::date).orElse(null);
        drafts.forEach(draft -> notes.draft(
                draft.facets(pasted.facets()).changeset(pasted.changeset()).startedAt(sent)));
        return notes.reading(FileForm.XTF);
    }

    /** A summary that is over, and then the start of something new. */
    private boolean startsAnother(String line) {
        return run.summary()
                && !inSummary
                && (SUMMARY.matcher(line).matches()
                        || CREATE.matcher(line).matches()
                        || BANNER.matcher(line).matches());
    }

    private void line(int number, String line) {
        Matcher summaryLine = LINE.matcher(line);
        Matcher create = CREATE.matcher(line);
        Matcher result = RESULT.matcher(line);
        if (SUMMARY.matcher(line).matches()) {
            run.beginSummary();
            inSummary = true;
        } else if (inSummary && summaryLine.matches()) {
            if (!run.tested(summaryLine.group(1), summaryLine.group(2))) {
                notes.skip(number, line.strip(), "the word " + summaryLine.group(2) + " is no status of XTF");
            }
        } else if (create.matches()) {
            run.begin(create.group(1));
        } else if (!named && BANNER.matcher(line).matches()) {
            run.begin("a test that the output does not name");
        } else if (RUNNER_FAILED.matcher(line).matches()) {
            run.runnerFailed(line);
        } else if (result.matches()) {
            run.end(result.group(1), result.group(2).contains("with warnings"));
        }
        if (inSummary && !SUMMARY.matcher(line).matches() && !summaryLine.matches() && !line.isBlank()) {
            inSummary = false;
        }
        run.shown(line);
    }

    private void last(List<Draft> drafts) {
        if (run.summary()) {
            drafts.add(run.summarised());
        } else if (run.began() || run.failedRunner()) {
            drafts.add(run.truncated());
        } else if (drafts.isEmpty() && exitCode.isEmpty()) {
            throw source.wrong("there is neither a summary nor a test of XTF in it.");
        } else if (drafts.isEmpty()) {
            drafts.add(new Draft(1, "xtf-runner ended with exit code " + exitCode.getAsInt()).test(TestNames.XTF));
        }
        if (exitCode.isPresent()) {
            agree(drafts.getLast(), exitCode.getAsInt());
        }
    }

    /** The exit code says how bad the worst test was: it fills what the output leaves open and may not contradict it. */
    private void agree(Draft draft, int code) {
        Status said = XtfSummary.ofExitCode(code)
                .orElseThrow(() -> source.wrong("xtf-runner never ends with exit code " + code + "."));
        Proposal known = draft.proposal(1);
        if (known.status() == null) {
            draft.status(said);
            draft.wentWrong(said.failure() ? "xtf-runner ended with exit code " + code + "." : null);
        } else if (known.status() != said) {
            throw source.wrong(
                    "the output says " + known.status() + " and the exit code " + code + " says " + said + ".");
        }
    }
}
