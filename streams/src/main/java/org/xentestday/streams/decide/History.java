package org.xentestday.streams.decide;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xentestday.model.result.Candidate;

/**
 * All evidence of one machine on one test. Adding is idempotent in content and indifferent to order: any permutation of
 * the same arrivals gives an equal history. Bounded: a test that a machine repeats all night must not become a value
 * that Kafka does not take. Immutable.
 *
 * @param words what was said, by result id and candidate: of each of the newest {@link #MOST_CANDIDATES} candidates the
 *     {@link #MOST_ATTEMPTS} smallest ids of attempts that are evidence, and {@link #MOST_OTHERS} of those that are none.
 *     What is beyond never comes back, whatever else arrives, and what stays was never beyond; so the order of arrival
 *     does not matter. By candidate and evidence, too, since a later word on one id may be about another candidate, or
 *     be none
 */
public record History(SortedMap<String, Evidence> words) {
    /** Attempts of one machine on one candidate that are evidence and are kept: more of them hardly say more. */
    public static final int MOST_ATTEMPTS = 80;
    /** The same of attempts that are no evidence, so that a night of them drives no evidence out. */
    public static final int MOST_OTHERS = 20;
    /** Candidates of which a machine's attempts are kept. */
    public static final int MOST_CANDIDATES = 16;

    /** Nothing yet. */
    public static final History EMPTY = new History(new TreeMap<>());

    /** Read back as it is stored: a list, since names that are ids would fill the tables that parsers keep of names. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static History of(List<Evidence> stored) {
        TreeMap<String, Evidence> words = new TreeMap<>();
        stored.forEach(entry -> words.put(word(entry), entry));
        return new History(words);
    }

    @JsonValue
    Collection<Evidence> stored() {
        return words.values();
    }

    private static String word(Evidence entry) {
        return entry.id() + " " + entry.candidate() + (entry.status().evidence() ? "" : " none");
    }

    /** This history after one more arrival. */
    public History plus(Evidence arrival) {
        TreeMap<String, Evidence> more = new TreeMap<>(words);
        more.merge(word(arrival), arrival, Evidence::merge);
        bound(more);
        return new History(more);
    }

    private static void bound(TreeMap<String, Evidence> words) {
        if (words.size() <= MOST_CANDIDATES) {
            return;
        }
        SortedMap<Candidate, Integer> attempts = new TreeMap<>(Comparator.reverseOrder());
        SortedMap<Candidate, Integer> others = new TreeMap<>(Comparator.reverseOrder());
        words.values()
                .removeIf(entry -> entry.status().evidence()
                        ? attempts.merge(entry.candidate(), 1, Integer::sum) > MOST_ATTEMPTS
                        : others.merge(entry.candidate(), 1, Integer::sum) > MOST_OTHERS);
        Stream.concat(attempts.keySet().stream(), others.keySet().stream())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .skip(MOST_CANDIDATES)
                .forEach(old ->
                        words.values().removeIf(entry -> entry.candidate().equals(old)));
    }

    /** The last word on each result, by its id. */
    public SortedMap<String, Evidence> evidence() {
        SortedMap<String, Evidence> byId = new TreeMap<>();
        words.values().forEach(entry -> byId.merge(entry.id(), entry, Evidence::merge));
        return byId;
    }

    /** What this machine saw on each candidate, oldest candidate first. */
    public List<Cell> cells() {
        return counted().stream()
                .collect(Collectors.groupingBy(Evidence::candidate, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Cell::new)
                .toList();
    }

    /** What became of each result that is kept, by id. */
    public Map<String, Standing> standings() {
        Map<String, Evidence> firstOfAttempt =
                counted().stream().collect(Collectors.toMap(History::attemptKey, Function.identity()));
        return evidence().values().stream()
                .collect(Collectors.toMap(
                        Evidence::id, entry -> standing(entry, firstOfAttempt), (a, b) -> a, TreeMap::new));
    }

    /** What became of those that were kept before that arrival, or came with it, and are not kept. */
    public List<Standing> spare(History before, Evidence arrival) {
        SortedMap<String, Evidence> gone = before.evidence();
        gone.putIfAbsent(arrival.id(), arrival);
        gone.keySet().removeAll(evidence().keySet());
        return gone.values().stream().<Standing>map(Standing.Spare::new).toList();
    }

    private Standing standing(Evidence entry, Map<String, Evidence> firstOfAttempt) {
        Evidence counted = firstOfAttempt.get(attemptKey(entry));
        if (counted != null && !counted.id().equals(entry.id())) {
            return new Standing.Duplicate(entry, counted.id());
        }
        if (entry.status().evidence()) {
            return new Standing.Counted(entry);
        }
        return firstOfAttempt.values().stream()
                .filter(later -> later.status().evidence())
                .filter(later -> later.candidate().equals(entry.candidate()) && later.sequence() > entry.sequence())
                .min(Comparator.comparing(Evidence::id))
                .<Standing>map(later -> new Standing.Superseded(entry, later.id()))
                .orElseGet(() -> new Standing.Counted(entry));
    }

    /** One entry per attempt: the same attempt filed under two plans has two ids and is one observation. */
    private Collection<Evidence> counted() {
        return evidence().values().stream()
                .collect(Collectors.toMap(History::attemptKey, Function.identity(), History::smallerId, TreeMap::new))
                .values();
    }

    private static Evidence smallerId(Evidence one, Evidence other) {
        return one.id().compareTo(other.id()) <= 0 ? one : other;
    }

    private static String attemptKey(Evidence entry) {
        Candidate candidate = entry.candidate();
        return candidate + " " + entry.boot() + " " + entry.attempt();
    }
}
