package org.xentestday.streams.decide;

import org.jspecify.annotations.Nullable;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.Disposition.Kind;
import org.xentestday.model.verdict.Verdict;

/** What became of an admitted result among the others of its machine. */
public sealed interface Standing {
    /** Reason code of what is spare. */
    String TOO_MANY = "too-many-attempts";

    /** The reason in words. */
    String TOO_MANY_SENTENCE =
            "This machine has more attempts at this test than count: at most " + History.MOST_ATTEMPTS
                    + " that are evidence on a candidate, and of " + History.MOST_CANDIDATES + " candidates.";

    /** The result it is about. */
    Evidence evidence();

    /** Part of the verdict on its test and candidate. */
    record Counted(Evidence evidence) implements Standing {}

    /** The same attempt is counted under another id. */
    record Duplicate(Evidence evidence, String countedAs) implements Standing {}

    /** It gave no evidence, and a later attempt did. */
    record Superseded(Evidence evidence, String by) implements Standing {}

    /** The machine has more attempts at the test than count. Not kept, and so not counted how often it arrived. */
    record Spare(Evidence evidence) implements Standing {}

    /** The words for the tester. */
    default Disposition disposition(String test) {
        return switch (this) {
            case Counted c -> disposition(test, Kind.COUNTED, null, sentence(c.evidence()));
            case Duplicate d ->
                disposition(
                        test, Kind.DUPLICATE, null, "This attempt is already counted as result " + d.countedAs() + ".");
            case Superseded s ->
                disposition(
                        test,
                        Kind.SUPERSEDED,
                        null,
                        "A later attempt on this machine gave evidence: result " + s.by() + ".");
            case Spare _ -> disposition(test, Kind.EXCLUDED, TOO_MANY, TOO_MANY_SENTENCE);
        };
    }

    private Disposition disposition(String test, Kind kind, @Nullable String reason, String sentence) {
        Evidence of = evidence();
        return new Disposition(
                of.id(),
                kind,
                reason,
                sentence,
                of.machine(),
                of.candidate(),
                test,
                kind == Kind.COUNTED ? Verdict.key(of.candidate(), test) : null,
                kind == Kind.EXCLUDED ? 1 : of.copies());
    }

    private static String sentence(Evidence counted) {
        return counted.status().evidence()
                ? "Counted as evidence: " + counted.status() + " on " + counted.candidate() + "."
                : "Recorded as " + counted.status() + "; it says nothing about the product.";
    }
}
