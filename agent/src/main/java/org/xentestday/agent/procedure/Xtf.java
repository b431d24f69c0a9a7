package org.xentestday.agent.procedure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.xentestday.agent.command.Ran;
import org.xentestday.agent.journal.Outcome;
import org.xentestday.model.catalogue.Need;
import org.xentestday.model.exchange.XtfSummary;
import org.xentestday.model.result.Status;

/** The Xen Test Framework that is built on this machine, all its functional tests. */
record Xtf() implements Procedure {
    private static final int SECONDS = 900;
    private static final int SOME_SKIPPED = 3;
    private static final String SUMMARY = "Combined test results:";

    @Override
    public Ending run(Stage stage) throws IOException {
        Path directory = stage.lab().xtf().orElseThrow(() -> StopException.because(Status.BLOCKED, Need.XTF.reason()));
        stage.step("run the Xen Test Framework");
        Ran ran = stage.run(
                SECONDS, "sh", "-c", "cd \"$1\" && exec ./xtf-runner -aqq --host", "sh", directory.toString());
        return new Ending.Done(outcome(ran));
    }

    /** What the runner's exit status means; its own troubles blame the harness. */
    static Outcome outcome(Ran ran) {
        Status status = Optional.of(ran)
                .filter(each -> each.end() == Ran.End.BY_ITSELF)
                .flatMap(each -> XtfSummary.ofExitCode(each.code()))
                .orElse(Status.BROKEN);
        List<String> listed =
                ran.out().lines().map(String::strip).filter(Xtf::listed).toList();
        List<String> bad =
                listed.stream().filter(line -> !line.endsWith("SUCCESS")).toList();
        List<String> failed =
                bad.stream().filter(line -> line.matches(".*(?:FAILURE|CRASH)")).toList();
        long skipped = bad.stream().filter(line -> line.endsWith("SKIP")).count();
        String sentence = status.failure()
                ? failed.size() + " XTF tests failed: "
                        + String.join(
                                ", ", failed.stream().limit(5).map(Xtf::name).toList()) + "."
                : null;
        String reason = status == Status.PASS || status.failure() ? null : "xtf-" + ran.code();
        Outcome outcome = Outcome.of(status, sentence, reason)
                .with(null, bad.stream().limit(40).toList())
                .measured(
                        ran.out().contains(SUMMARY)
                                ? new XtfSummary(listed.size(), skipped, failed.size()).measures()
                                : List.of());
        return status == Status.PASS && ran.code() == SOME_SKIPPED
                ? outcome.warning((skipped == 0 ? "Some" : skipped) + " XTF tests were skipped.")
                : outcome;
    }

    private static boolean listed(String line) {
        return line.matches("test-\\S+\\s+(?:SUCCESS|SKIP|ERROR|FAILURE|CRASH)");
    }

    private static String name(String line) {
        return line.split("\\s+", -1)[0];
    }
}
