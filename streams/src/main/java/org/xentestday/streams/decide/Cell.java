package org.xentestday.streams.decide;

import java.util.Comparator;
import java.util.List;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;

/** All evidence for one test, machine and candidate: one vote at most. Immutable. */
public final class Cell {
    private final List<Evidence> evidence;
    private final int runs;
    private final int failures;

    /** A cell of this evidence, which is never empty and all of one machine on one candidate. */
    public Cell(List<Evidence> evidence) {
        this.evidence =
                evidence.stream().sorted(Comparator.comparing(Evidence::id)).toList();
        this.runs = (int)
                evidence.stream().filter(entry -> entry.status().evidence()).count();
        this.failures = (int)
                evidence.stream().filter(entry -> entry.status().failure()).count();
    }

    /** Ordered by id. */
    public List<Evidence> evidence() {
        return evidence;
    }

    /** What ran. */
    public Candidate candidate() {
        return evidence.getFirst().candidate();
    }

    /** Who ran it. */
    public String machine() {
        return evidence.getFirst().machine();
    }

    /** Whose machine it is. */
    public String tester() {
        return evidence.getFirst().tester();
    }

    /** Whether it gave any evidence at all, and so has a vote. */
    public boolean votes() {
        return runs > 0;
    }

    /** Its runs, for whoever weighs more than the vote. */
    Trial trial(double trouble) {
        return new Trial(failures, runs, trouble);
    }

    /** The vote: repeats on one machine firm it up, ties count as failing. */
    public boolean fails() {
        return trial(0).fails();
    }

    /** The configuration that the vote is about: that of a failure if there was one. */
    public Facets facets() {
        boolean fails = fails();
        for (Evidence entry : evidence) {
            if (entry.status().evidence() && entry.status().failure() == fails) {
                return entry.facets();
            }
        }
        return evidence.getFirst().facets();
    }
}
