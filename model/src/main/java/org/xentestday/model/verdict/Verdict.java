package org.xentestday.model.verdict;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;

/**
 * What is said about one test on one candidate, for everyone or for the machines that share some facets. Made only from
 * the log, so the same results give the same bytes.
 *
 * @param candidate the candidate it is about
 * @param test id in the catalogue
 * @param kind the verdict
 * @param extent facets of the machines it is about; empty for everyone
 * @param equivalent other facets that no machine tells apart from {@code extent}
 * @param sinceRelease the release in which it still worked, if the change is new since it
 * @param sinceCandidate the candidate in which it still worked, if the change is new since it
 * @param here machines within the extent, on this candidate
 * @param outside machines outside the extent, on this candidate
 * @param before machines within the extent, on all baselines
 * @param probability that the statement is true; null where nothing is claimed
 * @param interval of the failure rate here, 95 %, as lower and upper bound; null where nobody ran it
 * @param upperBound of the failure rate where nothing failed: 1 - 0.05^(1/n) (rule of three, exact); else null
 * @param unjudged machines that only gave results that are no evidence, such as BROKEN
 * @param evidence ids of results it rests on, failures first, at most 20
 * @param rule version of the decision
 * @param reasons Xen's own words, one reason a line: {@code REGR. vs. 4.20.0}, {@code like rc3}, {@code never pass}
 * @param next what one more result would decide; null where nothing is open
 * @param signatures of the failures here, the most frequent first
 * @param known issues that concern the test
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Verdict(
        Candidate candidate,
        String test,
        VerdictKind kind,
        Facets extent,
        List<Facets> equivalent,
        @Nullable Candidate sinceRelease,
        @Nullable Candidate sinceCandidate,
        Tally here,
        Tally outside,
        Tally before,
        @Nullable Double probability,
        @Nullable List<Double> interval,
        @Nullable Double upperBound,
        int unjudged,
        List<String> evidence,
        String rule,
        List<String> reasons,
        @Nullable String next,
        List<Signature> signatures,
        List<Known> known) {

    /** Evidence ids in a verdict at most. */
    public static final int EVIDENCE = 20;

    public Verdict {
        extent = extent == null ? Facets.NONE : extent;
        equivalent = equivalent == null ? List.of() : List.copyOf(equivalent);
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
        signatures = signatures == null ? List.of() : List.copyOf(signatures);
        known = known == null ? List.of() : List.copyOf(known);
    }

    /**
     * Machines that fail alike.
     *
     * @param symptom id of the failure signature
     * @param machines that show it, of the failing machines that the verdict is about
     * @param extent facets that all of them share and not every machine has
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Signature(String symptom, Tally machines, Facets extent) {
        public Signature {
            extent = extent == null ? Facets.NONE : extent;
        }
    }

    /** This verdict beside those known issues, with a line of reason for each that matches. */
    public Verdict with(List<Known> issues, List<String> lines) {
        List<String> more = new ArrayList<>(reasons);
        more.addAll(lines);
        return new Verdict(
                candidate,
                test,
                kind,
                extent,
                equivalent,
                sinceRelease,
                sinceCandidate,
                here,
                outside,
                before,
                probability,
                interval,
                upperBound,
                unjudged,
                evidence,
                rule,
                more,
                next,
                signatures,
                issues);
    }

    /** The key of its topic if it is the main verdict on its test, whatever its extent: the most urgent thing said. */
    @JsonIgnore
    public String mainKey() {
        return key(candidate, test);
    }

    /** The key of its topic if it is a further finding beside the main verdict, {@code <main key>@<extent>}. */
    @JsonIgnore
    public String furtherKey() {
        return mainKey() + "@" + extent;
    }

    /** The plain key of what is said about a test on a candidate, {@code <release>/<candidate>/<test>}. */
    public static String key(Candidate candidate, String test) {
        return candidate.release() + "/" + candidate.name() + "/" + test;
    }
}
