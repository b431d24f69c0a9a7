package org.xentestday.agent.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.spool.Summary;
import org.xentestday.model.catalogue.Need;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;

/**
 * A test as this machine's owner meets it in a plan.
 *
 * @param test id in the catalogue
 * @param title of the catalogue; the id where it does not know the test
 * @param machines how many are wanted; null where nobody asked for the test
 * @param on facets of the machines that are wanted
 * @param risk of the run; null where the catalogue does not know the test
 * @param how it is done; null where the catalogue does not know the test
 * @param fit whether it means something here
 * @param results of this machine on the candidate that is tested here, oldest first
 * @param command that runs it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Offer(
        String test,
        String title,
        @Nullable Integer machines,
        Facets on,
        TestCase.@Nullable Risk risk,
        TestCase.@Nullable How how,
        Fit fit,
        List<Status> results,
        String command) {

    /** Whether this machine has said what it can about that. What came to nothing may be tried again. */
    public boolean done() {
        return results.stream().anyMatch(Offer::says);
    }

    static boolean says(Status status) {
        return status.evidence() || status.documented() || status == Status.SKIP;
    }

    static Offer of(TestCase test, @Nullable Integer machines, Facets on, Machine machine, List<Status> results) {
        return new Offer(
                test.id(),
                test.title(),
                machines,
                on,
                test.risk(),
                test.how(),
                Fit.of(test, machine, on, Facets.NONE),
                results,
                command(test));
    }

    /** A test that a newer catalogue knows. */
    static Offer unknown(String test, int machines, Facets on) {
        Fit fit = new Fit(List.of("this testday does not know it: a newer one does"), null, Facets.NONE);
        return new Offer(test, test, machines, on, null, null, fit, List.of(), "");
    }

    /** What is typed to run it; a device is the tester's choice. */
    public static String command(TestCase test) {
        return command(test, null);
    }

    /** The same for a candidate that testday would not find out itself. */
    static String command(TestCase test, @Nullable Candidate candidate) {
        boolean device = test.needs().stream().anyMatch(Offer::ofDevice);
        return "testday run " + test.id() + (candidate == null ? "" : " --candidate " + candidate)
                + (device ? " --device BDF" : "");
    }

    private static boolean ofDevice(Need need) {
        return need == Need.DEVICE || need == Need.GPU || need == Need.RESET || need == Need.VIRTUAL_FUNCTION;
    }

    /** How that test ended on that candidate, of these results. */
    static List<Status> results(List<Summary> mine, @Nullable Candidate candidate, String test) {
        return mine.stream()
                .filter(result ->
                        result.candidate().equals(candidate) && result.test().equals(test))
                .map(Summary::status)
                .toList();
    }
}
