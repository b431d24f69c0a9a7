package org.xentestday.streams.decide;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.xentestday.model.result.Candidate;

/**
 * What is to be decided: one test on one candidate, with everything known about that test.
 *
 * @param candidate the candidate asked about
 * @param test id in the catalogue
 * @param cells of all candidates, each machine at most once a candidate
 */
public record Question(Candidate candidate, String test, List<Cell> cells) {
    private static final Comparator<Cell> ORDER =
            Comparator.comparing(Cell::candidate).thenComparing(Cell::machine);

    public Question {
        cells = cells.stream().sorted(ORDER).toList();
    }

    /** Votes on the candidate asked about. */
    public List<Cell> here() {
        return votes(candidate);
    }

    /** Machines on this candidate without a vote. */
    public int unjudged() {
        return (int) cells.stream()
                .filter(cell -> cell.candidate().equals(candidate) && !cell.votes())
                .count();
    }

    /** The newest older release that anybody tested. */
    public Optional<Candidate> baselineRelease() {
        return voted().filter(older -> older.released() && !older.release().equals(candidate.release()))
                .max(Comparator.naturalOrder());
    }

    /** The newest earlier candidate of the same release that anybody tested. */
    public Optional<Candidate> baselineCandidate() {
        return voted().filter(older -> older.release().equals(candidate.release()))
                .max(Comparator.naturalOrder());
    }

    /** Votes on one candidate. */
    public List<Cell> votes(Candidate of) {
        return cells.stream()
                .filter(cell -> cell.candidate().equals(of) && cell.votes())
                .toList();
    }

    private java.util.stream.Stream<Candidate> voted() {
        return cells.stream()
                .filter(Cell::votes)
                .map(Cell::candidate)
                .filter(older -> older.compareTo(candidate) < 0)
                .distinct();
    }
}
