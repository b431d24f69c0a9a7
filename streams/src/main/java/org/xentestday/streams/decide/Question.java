package org.xentestday.streams.decide;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.Tally;

/**
 * What is to be decided: one test on one candidate, with everything known about that test.
 *
 * @param candidate the candidate asked about
 * @param test id in the catalogue
 * @param cells of all candidates, each machine at most once a candidate
 * @param troubles how far each machine may be trusted
 */
public record Question(Candidate candidate, String test, List<Cell> cells, Troubles troubles) {
    private static final Comparator<Cell> ORDER =
            Comparator.comparing(Cell::candidate).thenComparing(Cell::machine);

    public Question {
        cells = cells.stream().sorted(ORDER).toList();
    }

    /** A question about machines of which nothing is known against them. */
    public Question(Candidate candidate, String test, List<Cell> cells) {
        this(candidate, test, cells, Troubles.NONE);
    }

    /** The rate at which the machine failed by itself when it ran that cell. */
    double trouble(Cell cell) {
        return troubles.of(cell.machine(), cell.candidate());
    }

    /** Votes on the candidate asked about. */
    public List<Cell> here() {
        return votes(candidate);
    }

    /** Votes on the candidate asked about, within an extent. */
    Tally tally(Facets extent) {
        return tally(here(), cell -> cell.facets().within(extent));
    }

    /** Votes on the candidate asked about, outside an extent. */
    Tally outside(Facets extent) {
        return tally(here(), cell -> !cell.facets().within(extent));
    }

    /** Votes within an extent before, one a machine: on the newest baseline that it ran. */
    Tally before(Facets extent) {
        Map<String, Cell> newest = new TreeMap<>();
        baselineRelease().ifPresent(of -> votes(of).forEach(cell -> newest.put(cell.machine(), cell)));
        earlierCandidates().forEach(of -> votes(of).forEach(cell -> newest.put(cell.machine(), cell)));
        return tally(newest.values(), cell -> cell.facets().within(extent));
    }

    private static Tally tally(Collection<Cell> votes, Predicate<Cell> counted) {
        return Coverages.tally(votes.stream().filter(counted).toList());
    }

    /** Machines on this candidate without a vote. */
    public int unjudged() {
        return (int) cells.stream()
                .filter(cell -> cell.candidate().equals(candidate) && !cell.votes())
                .count();
    }

    /** Machines on this candidate whose run came to nothing because of an earlier step. */
    int blocked() {
        return (int) cells.stream()
                .filter(cell -> cell.candidate().equals(candidate) && !cell.votes())
                .filter(cell -> cell.evidence().stream().anyMatch(entry -> entry.status() == Status.BLOCKED))
                .count();
    }

    /** Failing machines within an extent that are known to fail by themselves. */
    int troubled(Facets extent) {
        return (int) failing(extent).stream().filter(cell -> trouble(cell) > 0).count();
    }

    /** Failing votes on the candidate asked about, within an extent. */
    List<Cell> failing(Facets extent) {
        return here().stream()
                .filter(cell -> cell.fails() && cell.facets().within(extent))
                .toList();
    }

    /** Hosts that this test took down on this candidate, other than those that go down by themselves. */
    public int hostsLost() {
        return (int) here().stream()
                .filter(cell -> trouble(cell) == 0)
                .filter(cell -> cell.evidence().stream().anyMatch(Question::hostLost))
                .count();
    }

    /** Whether the harness or the test itself failed on any machine, on this candidate. */
    public boolean harnessFailed() {
        return onCandidate().anyMatch(entry -> switch (entry.status().fault()) {
            case HARNESS, TEST -> true;
            case NOBODY, PRODUCT -> false;
        });
    }

    /** Results on this candidate by status, for those who have no vote to count. */
    public SortedMap<Status, Integer> statuses() {
        SortedMap<Status, Integer> statuses = new TreeMap<>();
        onCandidate().forEach(entry -> statuses.merge(entry.status(), 1, Integer::sum));
        return statuses;
    }

    /** The newest older release that anybody tested. */
    public Optional<Candidate> baselineRelease() {
        return voted().filter(older -> older.released() && !older.release().equals(candidate.release()))
                .max(Comparator.naturalOrder());
    }

    /** The newest earlier candidate of the same release that anybody tested. */
    public Optional<Candidate> baselineCandidate() {
        return earlierCandidates().stream().reduce((first, second) -> second);
    }

    /** Earlier candidates of the same release that anybody tested, oldest first. */
    public List<Candidate> earlierCandidates() {
        return voted().filter(older -> older.release().equals(candidate.release()))
                .sorted()
                .toList();
    }

    /** Votes on one candidate. */
    public List<Cell> votes(Candidate of) {
        return cells.stream()
                .filter(cell -> cell.candidate().equals(of) && cell.votes())
                .toList();
    }

    private static boolean hostLost(Evidence entry) {
        return entry.status() == Status.HOST_LOST || entry.status() == Status.NO_BOOT;
    }

    private Stream<Evidence> onCandidate() {
        return cells.stream()
                .filter(cell -> cell.candidate().equals(candidate))
                .flatMap(cell -> cell.evidence().stream());
    }

    private Stream<Candidate> voted() {
        return cells.stream()
                .filter(Cell::votes)
                .map(Cell::candidate)
                .filter(older -> older.compareTo(candidate) < 0)
                .distinct();
    }
}
