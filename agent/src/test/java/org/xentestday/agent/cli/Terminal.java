package org.xentestday.agent.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.xentestday.agent.fixture.FakeHost;
import org.xentestday.model.fixture.TestMachine;

/** Types commands on a machine, and holds what was printed last. */
final class Terminal {
    private final Path home;
    private final FakeHost host;
    private String out = "";
    private String err = "";

    Terminal(Path home, FakeHost host) {
        this.home = home;
        this.host = host;
    }

    /** The exit code. */
    int type(String... words) {
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        int exit = new Testday(new World(
                        Map.of("HOME", home.toString(), "TESTDAY_STATE", state().toString(), "USER", "anna"),
                        Clock.fixed(TestMachine.NOON, ZoneOffset.UTC),
                        Duration.ofMillis(50),
                        timeout -> host,
                        new PrintWriter(outText, true),
                        new PrintWriter(errText, true)))
                .run(words);
        out = outText.toString();
        err = errText.toString();
        return exit;
    }

    Path state() {
        return home.resolve("state");
    }

    String out() {
        return out;
    }

    String err() {
        return err;
    }
}
