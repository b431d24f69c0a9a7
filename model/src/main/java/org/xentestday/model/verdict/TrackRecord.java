package org.xentestday.model.verdict;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.xentestday.model.result.Candidate;

/**
 * Of the tests that a machine ran on a candidate, how many it failed where nearly all other machines pass. Many of them
 * speak against the machine. One record holds the tests of one partition; the whole record of a machine is their sum.
 *
 * @param machine pseudonym
 * @param candidate that it ran
 * @param partition of the results topic
 * @param tests failed alone, of tests that gave evidence
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TrackRecord(String machine, Candidate candidate, int partition, Tally tests) {
    /** The key of its topic, {@code <machine>/<candidate>/<partition>}. */
    @JsonIgnore
    public String key() {
        return machine + "/" + candidate + "/" + partition;
    }
}
