package org.xentestday.model.verdict;

import org.jspecify.annotations.Nullable;
import org.xentestday.model.result.Candidate;

/**
 * What became of one result. Every result id ends with exactly one.
 *
 * @param id of the result
 * @param kind what became of it
 * @param reason stable code; null for COUNTED
 * @param sentence for the tester
 * @param machine pseudonym of the sender, where it could be read
 * @param candidate what it was about, where it could be read
 * @param test what it was about, where it could be read
 * @param verdict key of the verdict that it is part of, if it is counted
 * @param copies how often it arrived, the first time included
 */
public record Disposition(
        String id,
        Kind kind,
        @Nullable String reason,
        String sentence,
        @Nullable String machine,
        @Nullable Candidate candidate,
        @Nullable String test,
        @Nullable String verdict,
        int copies) {

    /** What can become of a result. */
    public enum Kind {
        /** Part of a verdict. A status that is no evidence is counted as what it is. */
        COUNTED,
        /** The same attempt on the same machine is counted under another id. */
        DUPLICATE,
        /** It gave no evidence, and a later attempt of the same machine on the same candidate did. */
        SUPERSEDED,
        /** Readable, but not to be believed: unsigned, wrongly signed, not enrolled. Or one attempt too many of its machine. */
        EXCLUDED
    }
}
