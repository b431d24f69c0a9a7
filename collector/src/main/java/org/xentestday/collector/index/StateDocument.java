package org.xentestday.collector.index;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.event.RejectReason;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.Verdict;

/**
 * The documents of what streams say now: verdicts, coverage, dispositions. The record itself goes along in
 * {@code record}, so that a reader gets the contract's JSON and not our search fields.
 */
final class StateDocument {
    /** An extent of no facets, in words: aggregations leave out what is empty. */
    private static final String EVERYONE = "everyone";

    /** In the place of a release, where nobody knows which one it is about. */
    private static final String UNKNOWN = "unknown";

    private StateDocument() {}

    /** A test may have several verdicts: each is found under the key of its own record, as its tombstone will be. */
    static Reading.Put of(String key, Verdict verdict, long at, Catalogue catalogue) throws RejectedException {
        if (!verdict.mainKey().equals(key) && !verdict.furtherKey().equals(key)) {
            throw new RejectedException(
                    RejectReason.ID_MISMATCH,
                    "the key must be " + verdict.mainKey() + " or " + verdict.furtherKey() + ", not " + key);
        }
        Document document = about(verdict.candidate(), verdict.test(), at, catalogue)
                .with("verdict.kind", verdict.kind())
                .with("verdict.finding", verdict.kind().finding())
                .with(
                        "verdict.extent",
                        verdict.extent().values().isEmpty()
                                ? EVERYONE
                                : verdict.extent().toString())
                .with("verdict.failing", verdict.here().failing())
                .with("verdict.ran", verdict.here().ran())
                .with("verdict.outside_failing", verdict.outside().failing())
                .with("verdict.outside_ran", verdict.outside().ran())
                .with("verdict.before_failing", verdict.before().failing())
                .with("verdict.before_ran", verdict.before().ran());
        claim(document, verdict);
        return put(Family.VERDICTS, verdict.candidate().release(), key, at, document, verdict);
    }

    private static void claim(Document document, Verdict verdict) {
        List<Double> interval = verdict.interval();
        document.with("verdict.probability", verdict.probability())
                .with("verdict.interval_low", interval == null ? null : interval.getFirst())
                .with("verdict.interval_high", interval == null ? null : interval.getLast())
                .with("verdict.upper_bound", verdict.upperBound())
                .with("verdict.unjudged", verdict.unjudged())
                .with("verdict.since_release", verdict.sinceRelease())
                .with("verdict.since_candidate", verdict.sinceCandidate())
                .with("verdict.reasons", verdict.reasons())
                .with("verdict.next", verdict.next())
                .with("verdict.evidence", verdict.evidence())
                .with("verdict.rule", verdict.rule());
    }

    static Reading.Put of(Coverage coverage, long at, Catalogue catalogue) {
        Document document = about(coverage.candidate(), coverage.test(), at, catalogue)
                .with("coverage.machines", coverage.machines().ran())
                .with("coverage.failing", coverage.machines().failing())
                .with("coverage.testers", coverage.testers())
                .with("coverage.results", coverage.results())
                .with("coverage.duplicates", coverage.duplicates());
        return put(Family.COVERAGE, coverage.candidate().release(), coverage.key(), at, document, coverage);
    }

    static Reading.Put of(Disposition disposition, long at) {
        Candidate candidate = disposition.candidate();
        Document document = new Document()
                .with("@timestamp", Instant.ofEpochMilli(at))
                .with("event.id", disposition.id())
                .with("testday.machine", disposition.machine())
                .with("testday.release", candidate == null ? null : candidate.release())
                .with("testday.candidate", candidate)
                .with("testday.test", disposition.test())
                .with("disposition.kind", disposition.kind())
                .with("disposition.reason", disposition.reason())
                .with("disposition.sentence", disposition.sentence())
                .with("disposition.verdict", disposition.verdict())
                .with("disposition.copies", disposition.copies());
        String release = candidate == null ? UNKNOWN : candidate.release();
        return put(Family.DISPOSITIONS, release, disposition.id(), at, document, disposition);
    }

    private static Document about(Candidate candidate, String test, long at, Catalogue catalogue) {
        @Nullable String area = catalogue.test(test).map(TestCase::area).orElse(null);
        return new Document()
                .with("@timestamp", Instant.ofEpochMilli(at))
                .with("testday.release", candidate.release())
                .with("testday.candidate", candidate)
                .with("testday.test", test)
                .with("testday.area", area);
    }

    private static Reading.Put put(
            Family family, String release, String id, long at, Document document, Object record) {
        document.with("record", new String(Json.write(record), StandardCharsets.UTF_8));
        return new Reading.Put(family.index(release), id, version(at), document.json());
    }

    /** External versions are not negative; a record without a timestamp is older than any with one. */
    static long version(long timestamp) {
        return Math.max(0, timestamp);
    }
}
