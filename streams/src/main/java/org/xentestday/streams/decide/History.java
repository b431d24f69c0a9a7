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
import org.xentestday.model.result.Candidate;

/**
 * All evidence of one machine on one test, by result id. Adding is idempotent in content and indifferent to order: any
 * permutation of the same arrivals gives an equal history. Immutable.
 *
 * @param evidence by result id
 */
public record History(SortedMap<String, Evidence> evidence) {
    /** Read back as it is stored: a list, since names that are ids would fill the tables that parsers keep of names. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static History of(List<Evidence> stored) {
        TreeMap<String, Evidence> byId = new TreeMap<>();
        stored.forEach(entry -> byId.put(entry.id(), entry));
        return new History(byId);
    }

    @JsonValue
    Collection<Evidence> stored() {
        return evidence.values();
    }

    /** Nothing yet. */
    public static final History EMPTY = new History(new TreeMap<>());

    /** This history after one more arrival. */
    public History plus(Evidence arrival) {
        TreeMap<String, Evidence> more = new TreeMap<>(evidence);
        more.merge(arrival.id(), arrival, Evidence::merge);
        return new History(more);
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

    /** What became of each result, by id. */
    public Map<String, Standing> standings() {
        Map<String, Evidence> firstOfAttempt =
                counted().stream().collect(Collectors.toMap(History::attemptKey, Function.identity()));
        return evidence.values().stream()
                .collect(Collectors.toMap(
                        Evidence::id, entry -> standing(entry, firstOfAttempt), (a, b) -> a, TreeMap::new));
    }

    private Standing standing(Evidence entry, Map<String, Evidence> firstOfAttempt) {
        Evidence counted = firstOfAttempt.get(attemptKey(entry));
        if (counted != null && !counted.id().equals(entry.id())) {
            return new Standing.Duplicate(entry, counted.id());
        }
        return firstOfAttempt.values().stream()
                .filter(later -> !entry.status().evidence() && later.status().evidence())
                .filter(later -> later.candidate().equals(entry.candidate()) && later.sequence() > entry.sequence())
                .min(Comparator.comparing(Evidence::id))
                .<Standing>map(later -> new Standing.Superseded(entry, later.id()))
                .orElseGet(() -> new Standing.Counted(entry));
    }

    /** One entry per attempt: the same attempt filed under two plans has two ids and is one observation. */
    private Collection<Evidence> counted() {
        return evidence.values().stream()
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
