package org.xentestday.agent;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.xentestday.agent.fixture.PlantedHost;
import org.xentestday.agent.journal.Task;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Build;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;

/** A process that begins a step of a test and waits in it to be killed. */
final class Waiting {
    private Waiting() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Build build = new Build(Candidate.parse("4.3.0-rc6"), null, Build.KnownBy.TESTER);
        Task task = new Task(TestMachine.PLAN, TestMachine.RELEASE, "guest-pv", 1, build, Facets.NONE);
        Setup setup = Setup.of(Path.of(args[0]), URI.create("http://127.0.0.1:1"), Clock.systemUTC(), args[1]);
        try (Agent agent = Agent.open(setup.on(new PlantedHost(Path.of(args[2]), Duration.ofSeconds(2))))) {
            agent.begin(task).step("start the guest");
            System.out.println("in the step");
            System.out.flush();
            new CountDownLatch(1).await();
        }
    }
}
