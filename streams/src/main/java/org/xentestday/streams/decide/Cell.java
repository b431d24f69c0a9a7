package org.xentestday.streams.decide;

import java.util.Comparator;
import java.util.List;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;

/**
 * All evidence for one test, machine and candidate: one vote at most.
 *
 * @param evidence of this machine on this candidate, never empty
 */
public record Cell(List<Evidence> evidence) {
    public Cell {
        evidence = evidence.stream().sorted(Comparator.comparing(Evidence::id)).toList();
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
        return evidence.stream().anyMatch(entry -> entry.status().evidence());
    }

    /** Its runs, for whoever weighs more than the vote. */
    Trial trial(double trouble) {
        return new Trial((int) failures(), (int) runs(), trouble);
    }

    /** The vote: repeats on one machine firm it up, ties count as failing. */
    public boolean fails() {
        return 2 * failures() >= runs() && failures() > 0;
    }

    /** The configuration that the vote is about: that of a failure if there was one. */
    public Facets facets() {
        return evidence.stream()
                .filter(entry -> entry.status().failure() == fails())
                .filter(entry -> entry.status().evidence())
                .findFirst()
                .orElseGet(evidence::getFirst)
                .facets();
    }

    private long runs() {
        return evidence.stream().filter(entry -> entry.status().evidence()).count();
    }

    private long failures() {
        return evidence.stream().filter(entry -> entry.status().failure()).count();
    }
}
