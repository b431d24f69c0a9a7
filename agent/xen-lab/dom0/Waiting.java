import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.xentestday.agent.Agent;
import org.xentestday.agent.Run;
import org.xentestday.agent.Setup;
import org.xentestday.agent.journal.Task;
import org.xentestday.model.result.Build;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;

/** Begins an attempt, says its step when that is on the disk, and waits in it for ever. */
final class Waiting {
    private static final Task TASK = new Task(
            "lab", "4.17.7", "guest-pv", 1, new Build(Candidate.parse("4.17.7-final"), null, Build.KnownBy.TESTER), Facets.NONE);

    private Waiting() {}

    public static void main(String[] args) throws Exception {
        String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        Setup setup = Setup.of(Path.of(args[0]), URI.create("http://127.0.0.1:1"), Clock.systemUTC(), boot);
        try (Agent agent = Agent.open(setup)) {
            Run run = agent.begin(TASK);
            run.step(args[1]);
            System.out.println("on the disk: " + args[1]);
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
