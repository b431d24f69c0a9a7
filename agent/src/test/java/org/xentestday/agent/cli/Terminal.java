package org.xentestday.agent.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.xentestday.agent.fixture.FakeHost;
import org.xentestday.model.fixture.TestMachine;

/** Someone who types commands on a machine, and what the machine printed last. */
final class Terminal {
    private final Map<String, String> environment = new HashMap<>();
    private final FakeHost host = new FakeHost().with("/proc/cpuinfo", "vendor_id : AuthenticAMD\n");
    private String out = "";
    private String err = "";

    Terminal(Path home) {
        environment.put("HOME", home.toString());
    }

    Terminal with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    int run(String... words) {
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        World world = new World(
                environment,
                Clock.fixed(TestMachine.NOON, ZoneOffset.UTC),
                Duration.ofMillis(50),
                timeout -> host,
                new PrintWriter(outText, true),
                new PrintWriter(errText, true));
        int exit = new Testday(world).run(words);
        out = outText.toString();
        err = errText.toString();
        return exit;
    }

    String out() {
        return out;
    }

    String err() {
        return err;
    }
}
