package org.xentestday.model.verdict;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Status;

/**
 * Who ran one test on one candidate.
 *
 * @param candidate the candidate
 * @param test id in the catalogue
 * @param machines one vote each, everyone
 * @param testers distinct testers behind those machines
 * @param results counted results of every status
 * @param duplicates copies that arrived again and were not counted
 * @param statuses counted results by status
 * @param changesets machines by exact changeset; {@code unknown} for those known by the tester's word
 * @param facets votes by facet name and value
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Coverage(
        Candidate candidate,
        String test,
        Tally machines,
        int testers,
        int results,
        int duplicates,
        Map<Status, Integer> statuses,
        SortedMap<String, Integer> changesets,
        SortedMap<String, SortedMap<String, Tally>> facets) {

    public Coverage {
        statuses = statuses == null ? Map.of() : statuses; // an empty map is absent on the wire
        changesets = changesets == null ? Collections.emptySortedMap() : changesets;
        facets = facets == null ? Collections.emptySortedMap() : facets;
    }

    /** The key of its topic. */
    @JsonIgnore
    public String key() {
        return Verdict.key(candidate, test);
    }
}
