package org.xentestday.agent.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xentestday.agent.command.Ran;
import org.xentestday.agent.evidence.Logs;
import org.xentestday.agent.evidence.Mark;
import org.xentestday.agent.evidence.Means;
import org.xentestday.agent.evidence.Sighting;
import org.xentestday.agent.evidence.Signatures;
import org.xentestday.agent.journal.Outcome;
import org.xentestday.agent.probe.Host;
import org.xentestday.model.event.Limits;
import org.xentestday.model.result.Status;

/** What the lines of one attempt say about its outcome: only those that came in it, and of those an excerpt. */
final class Evidence {
    private static final int LINE_CHARS = 200;
    private static final int SENTENCE_CHARS = 480;
    private static final int SENTENCES = 20;
    private static final int TAIL = 30;

    private final Mark mark;
    private final Signatures signatures;
    private final List<String> said = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    private Evidence(Mark mark, Signatures signatures) {
        this.mark = mark;
        this.signatures = signatures;
    }

    /** From here on lines count. */
    static Evidence from(Host host, Optional<String> device) {
        Signatures shipped = Signatures.shipped();
        return new Evidence(Logs.mark(host), device.map(shipped::about).orElse(shipped));
    }

    /** Much is said on standard error that is none: only a command that did not end well is trouble. */
    void ran(Ran ran) {
        if (!ran.ok()) {
            troubles.clear();
            troubles.addAll(ran.lines());
        }
        if (!ran.ok() || !ran.err().isBlank()) {
            said.addAll(ran.lines());
        }
    }

    /** What a guest of ours said. */
    void said(List<String> lines) {
        words.addAll(lines);
        said.addAll(lines);
    }

    /** The lines that the machine's logs got since. */
    List<String> fresh() {
        return mark.fresh();
    }

    /** The outcome with what the lines say. */
    Outcome on(Outcome outcome, List<String> fresh) {
        List<String> lines = new ArrayList<>(said);
        lines.addAll(fresh);
        Outcome judged = judged(outcome, lines);
        return bounded(signatures.incomplete(lines) ? judged.warning(Signatures.INCOMPLETE) : judged);
    }

    private Outcome judged(Outcome outcome, List<String> lines) {
        if (outcome.status().failure()) {
            return failed(outcome, lines);
        }
        return outcome.status() == Status.PASS ? passed(outcome, lines) : outcome;
    }

    /** Without a known signature nothing of the host's logs is shown: they are full of private words. */
    private Outcome failed(Outcome outcome, List<String> lines) {
        Optional<Sighting> sighting = signatures.first(lines).filter(seen -> seen.means() != Means.INFO);
        if (sighting.isEmpty()) {
            List<String> last = troubles.isEmpty() ? words : troubles;
            return last.isEmpty()
                    ? outcome
                    : outcome.with(null, last.subList(Math.max(0, last.size() - TAIL), last.size()));
        }
        Sighting seen = sighting.get();
        Outcome told = told(outcome, seen);
        return switch (seen.means()) {
            case CRASH -> told.worse(Status.CRASH);
            case BLOCKED -> told.as(Status.BLOCKED, seen.symptom().id());
            case HOST_LOST, NO_BOOT, FAIL, WARNING, INFO -> told;
        };
    }

    /** A fault of the device under test is its failure; others may be of anybody's guest. */
    private Outcome passed(Outcome outcome, List<String> lines) {
        Optional<Sighting> fault = signatures.faultOfDevice(lines).or(this::faultInGuest);
        if (fault.isPresent()) {
            return told(outcome, fault.get())
                    .failing("It seemed to pass, but the logs show: "
                            + fault.get().symptom().text());
        }
        return signatures
                .first(lines)
                .filter(seen -> seen.means() != Means.INFO)
                .map(seen -> told(outcome, seen)
                        .warning("Seen in the logs although it passed: "
                                + seen.symptom().text()))
                .orElse(outcome);
    }

    /** Our guest has the device, and calls it by names of its own. */
    private Optional<Sighting> faultInGuest() {
        return signatures.aboutDevice()
                ? signatures.first(words).filter(seen -> seen.means() == Means.FAIL)
                : Optional.empty();
    }

    private static Outcome told(Outcome outcome, Sighting seen) {
        return outcome.with(seen.symptom(), seen.excerpt());
    }

    /** Programs say what they like: what leaves is plain text within the contract's bounds. */
    private static Outcome bounded(Outcome outcome) {
        return new Outcome(
                outcome.status(),
                outcome.wentWrong() == null ? null : plain(outcome.wentWrong(), SENTENCE_CHARS),
                outcome.reason(),
                outcome.symptom(),
                excerpt(outcome.excerpt()),
                outcome.workarounds(),
                outcome.warnings().stream()
                        .map(line -> plain(line, SENTENCE_CHARS))
                        .filter(line -> !line.isBlank())
                        .distinct()
                        .limit(SENTENCES)
                        .toList(),
                outcome.measures());
    }

    private static List<String> excerpt(List<String> lines) {
        return lines.stream()
                .limit(Limits.EXCERPT_LINES)
                .map(line -> plain(line, LINE_CHARS))
                .toList();
    }

    private static String plain(String line, int most) {
        String text = line.replaceAll("\\p{Cntrl}", " ").strip();
        return text.substring(0, Math.min(text.length(), most));
    }
}
