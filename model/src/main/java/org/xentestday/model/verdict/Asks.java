package org.xentestday.model.verdict;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;

/**
 * Which runs would tell most about one test on one candidate. A wish and never a command: whoever reads it decides.
 *
 * @param candidate the candidate it is about
 * @param test id in the catalogue
 * @param asks the most telling first, at most {@link #MOST}; empty if nothing is worth asking
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Asks(Candidate candidate, String test, List<Ask> asks) {
    /** Asks about one test at most. */
    public static final int MOST = 12;

    public Asks {
        asks = asks == null ? List.of() : List.copyOf(asks);
    }

    /**
     * One run that would tell something.
     *
     * @param machine pseudonym of the machine that should run it; null for any machine of that kind
     * @param having facets that the machine must have
     * @param lacking facets that it must not have all of; empty for no such wish
     * @param run the candidate to run: the one it is about, or an earlier one as a baseline
     * @param bits expected gain of information, 0 to 1
     * @param why one sentence for the tester
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Ask(@Nullable String machine, Facets having, Facets lacking, Candidate run, double bits, String why) {
        public Ask {
            having = having == null ? Facets.NONE : having;
            lacking = lacking == null ? Facets.NONE : lacking;
        }
    }

    /** The key of its topic. */
    @JsonIgnore
    public String key() {
        return Verdict.key(candidate, test);
    }
}
