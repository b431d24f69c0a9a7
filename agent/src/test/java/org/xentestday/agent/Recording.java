package org.xentestday.agent;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.xentestday.agent.journal.Outcome;
import org.xentestday.agent.journal.Task;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Build;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;

/** A process that records results until it is killed, and says so of each when it is recorded. */
final class Recording {
    private static final Task TASK = new Task(
            TestMachine.PLAN,
            TestMachine.RELEASE,
            "boot",
            1,
            new Build(Candidate.parse("4.3.0-rc6"), null, Build.KnownBy.TESTER),
            Facets.NONE);

    private Recording() {}

    public static void main(String[] args) throws IOException {
        Setup setup = Setup.of(Path.of(args[0]), URI.create("http://127.0.0.1:1"), Clock.systemUTC(), args[1]);
        try (Agent agent = Agent.open(setup)) {
            agent.recover().forEach(result -> say("recorded " + result.id()));
            while (true) {
                Run run = agent.begin(TASK);
                run.step("step");
                say("began " + run.id());
                say("recorded " + run.end(Outcome.pass()).id());
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
