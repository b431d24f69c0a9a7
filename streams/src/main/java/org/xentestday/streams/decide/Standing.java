package org.xentestday.streams.decide;

import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.Disposition.Kind;
import org.xentestday.model.verdict.Verdict;

/** What became of an admitted result among the others of its machine. */
public sealed interface Standing {
    /** The result it is about. */
    Evidence evidence();

    /** Part of the verdict on its test and candidate. */
    record Counted(Evidence evidence) implements Standing {}

    /** The same attempt is counted under another id. */
    record Duplicate(Evidence evidence, String countedAs) implements Standing {}

    /** It gave no evidence, and a later attempt did. */
    record Superseded(Evidence evidence, String by) implements Standing {}

    /** The words for the tester. */
    default Disposition disposition(String test) {
        return switch (this) {
            case Counted c -> disposition(test, Kind.COUNTED, sentence(c.evidence()));
            case Duplicate d ->
                disposition(test, Kind.DUPLICATE, "This attempt is already counted as result " + d.countedAs() + ".");
            case Superseded s ->
                disposition(
                        test, Kind.SUPERSEDED, "A later attempt on this machine gave evidence: result " + s.by() + ".");
        };
    }

    private Disposition disposition(String test, Kind kind, String sentence) {
        Evidence of = evidence();
        return new Disposition(
                of.id(),
                kind,
                null,
                sentence,
                of.machine(),
                of.candidate(),
                test,
                kind == Kind.COUNTED ? Verdict.key(of.candidate(), test) : null,
                of.copies());
    }

    private static String sentence(Evidence counted) {
        return counted.status().evidence()
                ? "Counted as evidence: " + counted.status() + " on " + counted.candidate() + "."
                : "Recorded as " + counted.status() + "; it says nothing about the product.";
    }
}
