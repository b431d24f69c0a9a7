package org.xentestday.agent.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.xentestday.agent.fixture.FakeHost;
import org.xentestday.model.fixture.TestMachine;

/** Someone who types commands on a machine, and what the machine printed last. */
final class Terminal {
    private final Map<String, String> environment = new HashMap<>();
    private final Path home;
    private final FakeHost host;
    private String typed = "";
    private boolean person;
    private Instant now = TestMachine.NOON;
    private String out = "";
    private String err = "";

    Terminal(Path home) {
        this(home, new FakeHost().with("/proc/cpuinfo", "vendor_id : AuthenticAMD\n"));
    }

    Terminal(Path home, FakeHost host) {
        this.home = home;
        this.host = host;
        with("HOME", home.toString());
    }

    /** With the state directory named, and a user whose name must not leave. */
    static Terminal ofAnna(Path home, FakeHost host) {
        Terminal terminal = new Terminal(home, host);
        return terminal.with("TESTDAY_STATE", terminal.state().toString()).with("USER", "anna");
    }

    Terminal with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** What is piped into the next commands. */
    Terminal piped(String text) {
        typed = text;
        person = false;
        return this;
    }

    /** What a person answers to the questions of the next commands. */
    Terminal typed(String lines) {
        typed = lines;
        person = true;
        return this;
    }

    FakeHost host() {
        return host;
    }

    /** Some time passes. */
    void later(Duration pause) {
        now = now.plus(pause);
    }

    /** The exit code. */
    int run(String... words) {
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        World world = new World(
                environment,
                Clock.fixed(now, ZoneOffset.UTC),
                Duration.ofMillis(50),
                timeout -> host,
                World.Bench.real(),
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                () -> person,
                new PrintWriter(outText, true),
                new PrintWriter(errText, true));
        int exit = new Testday(world).run(words);
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
