package org.xentestday.agent.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.xentestday.model.exchange.Format;
import org.xentestday.model.result.Status;

/**
 * Named cases of a report become results: each of a test of ours is one, and the tests of XTF are one together, since the
 * catalogue has it as one. For one thread.
 */
final class Cases {
    private final Reading.Notes notes;
    private final List<Part> parts = new ArrayList<>();

    Cases(Reading.Notes notes) {
        this.notes = notes;
    }

    /** The test that the first of these names means. */
    static Optional<String> test(Stream<String> names) {
        return names.flatMap(name -> TestNames.ofCase(name).stream()).findFirst();
    }

    /** Takes a case that is a test of ours. */
    void add(String test, String name, Draft draft) {
        Proposal known = draft.test(test).proposal(1);
        if (test.equals(TestNames.XTF) && name.startsWith("test-")) {
            parts.add(new Part(name, known));
        } else {
            notes.draft(draft);
        }
    }

    /** After the last case. */
    void finish() {
        if (parts.isEmpty()) {
            return;
        }
        XtfRun run = new XtfRun();
        run.beginSummary();
        parts.forEach(part -> run.tested(part.name, part.word()));
        Draft draft = run.summarised();
        parts.stream()
                .filter(part -> !part.proposal.excerpt().isEmpty())
                .findFirst()
                .ifPresent(part -> draft.excerpt(part.proposal.excerpt()));
        notes.draft(draft.facets(parts.getFirst().proposal.facets()));
    }

    private record Part(String name, Proposal proposal) {
        String word() {
            Status status = proposal.status() == null ? Status.ERROR : proposal.status();
            return Format.XTF.word(status);
        }
    }
}
