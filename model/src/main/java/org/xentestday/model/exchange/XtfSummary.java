package org.xentestday.model.exchange;

import java.util.List;
import java.util.Optional;
import org.xentestday.model.result.Measure;
import org.xentestday.model.result.Status;

/**
 * How many tests of the Xen Test Framework a run of {@code xtf-runner} listed; what passed may be hidden there.
 *
 * @param listed with a result of their own
 * @param failed what {@link Status#failure()} says of them
 */
public record XtfSummary(long listed, long skipped, long failed) {
    private static final String TESTS = "tests";

    /** What the exit status of the runner says of the whole run; skipped tests beside passed ones are no failure. */
    public static Optional<Status> ofExitCode(int code) {
        return switch (code) {
            case 0, 3 -> Optional.of(Status.PASS);
            case 1, 2 -> Optional.of(Status.BROKEN);
            case 4 -> Optional.of(Status.ERROR);
            case 5 -> Optional.of(Status.FAIL);
            case 6 -> Optional.of(Status.CRASH);
            default -> Optional.empty();
        };
    }

    /** As a result records it. */
    public List<Measure> measures() {
        return List.of(
                new Measure("tests-listed", listed, TESTS),
                new Measure("tests-skipped", skipped, TESTS),
                new Measure("tests-failed", failed, TESTS));
    }
}
