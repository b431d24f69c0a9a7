package org.xentestday.agent.procedure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.xentestday.agent.command.Ran;
import org.xentestday.agent.journal.Outcome;
import org.xentestday.model.catalogue.Need;
import org.xentestday.model.result.Status;

/** The Xen Test Framework that is built on this machine, all its functional tests. */
record Xtf() implements Procedure {
    private static final int SECONDS = 900;
    private static final Map<Integer, Status> BY_CODE = Map.of(
            0, Status.PASS,
            3, Status.SKIP,
            4, Status.ERROR,
            5, Status.FAIL,
            6, Status.CRASH);

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
        Status status =
                ran.end() == Ran.End.BY_ITSELF ? BY_CODE.getOrDefault(ran.code(), Status.BROKEN) : Status.BROKEN;
        List<String> bad = ran.out()
                .lines()
                .map(String::strip)
                .filter(line -> line.matches("test-\\S+\\s+(?:SKIP|ERROR|FAILURE|CRASH)"))
                .toList();
        List<String> failed =
                bad.stream().filter(line -> line.matches(".*(?:FAILURE|CRASH)")).toList();
        String sentence = status.failure()
                ? failed.size() + " XTF tests failed: "
                        + String.join(
                                ", ", failed.stream().limit(5).map(Xtf::name).toList()) + "."
                : null;
        String reason = status == Status.PASS || status.failure() ? null : "xtf-" + ran.code();
        return Outcome.of(status, sentence, reason)
                .with(null, bad.stream().limit(40).toList());
    }

    private static String name(String line) {
        return line.split("\\s+", -1)[0];
    }
}
