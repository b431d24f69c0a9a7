package org.xentestday.collector.index;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.RejectReason;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;

/** The document of one result: what a person searches for, nothing that the contract does not name. */
final class ResultDocument {
    private ResultDocument() {}

    static Reading of(Event event, Result result, long arrived, Catalogue catalogue) throws RejectedException {
        if (!event.id().equals(result.id())) {
            throw new RejectedException(RejectReason.ID_MISMATCH, "the id must be " + result.id());
        }
        Document document = new Document()
                .with("@timestamp", event.time())
                .with("event.id", event.id())
                .with("event.ingested", Instant.ofEpochMilli(arrived))
                .with("event.start", result.startedAt())
                .with(
                        "event.duration",
                        Duration.ofMillis(result.durationMillis()).toNanos())
                .with("event.outcome", outcome(result.status()))
                .with("error.message", result.wentWrong())
                .with("xen.changeset", result.build().changeset())
                .with("xen.known_by", result.build().knownBy())
                .with("facets", result.facets().values());
        what(document, result, catalogue);
        how(document, result);
        return new Reading.Create(Family.RESULTS.index(release(result.release())), event.id(), document.json());
    }

    private static void what(Document document, Result result, Catalogue catalogue) {
        document.with("testday.plan", result.plan())
                .with("testday.release", result.release())
                .with("testday.candidate", result.build().candidate())
                .with("testday.test", result.test())
                .with("testday.test_version", result.testVersion())
                .with(
                        "testday.area",
                        catalogue.test(result.test()).map(TestCase::area).orElse(null))
                .with("testday.machine", result.machine())
                .with("testday.boot", result.boot())
                .with("testday.attempt", result.attempt())
                .with("testday.status", result.status())
                .with("testday.facet", pairs(result.facets()));
    }

    private static void how(Document document, Result result) {
        document.with("testday.reason", result.reason())
                .with("testday.last_step", result.lastStep())
                .with(
                        "testday.symptom",
                        result.symptom() == null ? null : result.symptom().id())
                .with(
                        "testday.symptom_text",
                        result.symptom() == null ? null : result.symptom().text())
                .with(
                        "testday.excerpt",
                        String.join("\n", result.excerpt()).isEmpty() ? null : String.join("\n", result.excerpt()))
                .with("testday.workarounds", result.workarounds())
                .with("testday.warnings", result.warnings())
                .with("testday.measures", result.measures());
    }

    /** Index names are made of it, so it must be a release and nothing else. */
    static String release(String release) throws RejectedException {
        try {
            return new Candidate(release, "final").release();
        } catch (IllegalArgumentException e) {
            throw new RejectedException(RejectReason.INVALID, "no release: " + release);
        }
    }

    /** The three words that the Elastic Common Schema has for an outcome. */
    static String outcome(Status status) {
        return !status.evidence() ? "unknown" : status.failure() ? "failure" : "success";
    }

    /** Each facet as {@code name=value}, so that one terms aggregation goes over all facets, also future ones. */
    private static List<String> pairs(Facets facets) {
        return facets.values().entrySet().stream()
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .toList();
    }
}
