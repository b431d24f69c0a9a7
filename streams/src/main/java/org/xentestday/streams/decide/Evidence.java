package org.xentestday.streams.decide;

import java.util.Comparator;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.event.Event;
import org.xentestday.model.json.Hashes;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;
import org.xentestday.model.result.Symptom;

/**
 * What is kept of one admitted result to decide on.
 *
 * @param id of the result
 * @param machine pseudonym
 * @param tester pseudonym of the machine's owner
 * @param boot pseudonym of the boot
 * @param attempt within the boot
 * @param candidate that ran
 * @param changeset that ran, if the build told
 * @param status how it ended
 * @param facets of the run
 * @param symptom id of the failure signature, if any
 * @param sequence of the machine's own order; the greater is the later word on one id
 * @param digest of the body, which tells a copy from another word
 * @param copies how often it arrived
 */
public record Evidence(
        String id,
        String machine,
        String tester,
        String boot,
        int attempt,
        Candidate candidate,
        @Nullable String changeset,
        Status status,
        Facets facets,
        @Nullable String symptom,
        long sequence,
        String digest,
        int copies) {

    private static final Comparator<Evidence> LATER_WORD =
            Comparator.comparingLong(Evidence::sequence).thenComparing(Evidence::digest);

    /** The evidence in a result that arrived once. */
    public static Evidence of(Event event, Result result, String tester) {
        Symptom symptom = result.symptom();
        return new Evidence(
                event.id(),
                result.machine(),
                tester,
                result.boot(),
                result.attempt(),
                result.build().candidate(),
                result.build().changeset(),
                result.status(),
                result.facets(),
                symptom == null ? null : symptom.id(),
                event.sequence(),
                HexFormat.of().formatHex(Hashes.sha256(event.body())).substring(0, 16),
                1);
    }

    /**
     * This and another arrival under the same id as one: the later word, with the arrivals of both. Commutative and
     * associative, so the order of arrival does not matter.
     */
    Evidence merge(Evidence other) {
        return (LATER_WORD.compare(this, other) >= 0 ? this : other).arrived(copies + other.copies);
    }

    private Evidence arrived(int times) {
        return new Evidence(
                id, machine, tester, boot, attempt, candidate, changeset, status, facets, symptom, sequence, digest,
                times);
    }
}
