package org.xentestday.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.Agent;
import org.xentestday.agent.Setup;
import org.xentestday.agent.command.Pace;
import org.xentestday.agent.fixture.FakeHost;
import org.xentestday.agent.fixture.FakeXen;
import org.xentestday.agent.fixture.ScriptedPerson;
import org.xentestday.agent.guest.GuestType;
import org.xentestday.agent.journal.Task;
import org.xentestday.agent.procedure.Lab;
import org.xentestday.agent.procedure.Variants;
import org.xentestday.agent.procedure.Wish;
import org.xentestday.agent.xl.XenInfo;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.result.Build;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Result;

/** A machine whose toolstack is made of memory, and the engine on it. */
@SuppressWarnings("NullAway.Init") // JUnit sets the directory
abstract class OnFakeXen {
    static final String DEVICE = "0000:01:00.0";

    @TempDir
    Path root;

    FakeHost host;
    FakeXen xen;
    ScriptedPerson person = ScriptedPerson.nobody();
    Optional<String> device = Optional.of(DEVICE);
    final List<String> heard = new ArrayList<>();

    @BeforeEach
    void a_machine() throws IOException {
        String path = "/sys/bus/pci/devices/" + DEVICE;
        host = new FakeHost()
                .with(path + "/vendor", "0x8086")
                .with(path + "/device", "0x10d3")
                .with(path + "/class", "0x020000")
                .with(path + "/reset", "")
                .with(path + "/resource", """
                        0x00000000fc440000 0x00000000fc45ffff 0x0000000000040200
                        0x0000000000000000 0x0000000000000000 0x0000000000000000
                        0x000000000000d000 0x000000000000d01f 0x0000000000040101
                        0x0000000000000000 0x0000000000000000 0x0000000000000000
                        0x0000000400000000 0x00000005ffffffff 0x000000000014220c
                        """)
                .with(path + "/msi_irqs/30", "msix")
                .link(path + "/driver", "e1000e")
                .with("/sys/bus/pci/drivers/pciback/slots", "")
                .answering("uname -r", "6.1.0-test\n");
        xen = new FakeXen(root, host);
        Files.createDirectories(root.resolve("bin"));
        Files.writeString(root.resolve("bin/busybox"), "busybox");
        Files.createDirectories(root.resolve("boot"));
        Files.writeString(root.resolve("boot/vmlinuz-6.1.0-test"), "kernel");
    }

    List<Result> run(String test, GuestType... types) throws IOException {
        return run(test, step -> {}, types);
    }

    List<Result> run(String test, GuestType type, java.util.function.Consumer<String> atStep) throws IOException {
        return run(test, atStep, type);
    }

    List<Result> run(String id, java.util.function.Consumer<String> atStep, GuestType... types) throws IOException {
        Setup setup = Setup.of(root.resolve("state"), URI.create("http://127.0.0.1:1"), Clock.systemUTC(), "one boot");
        try (Agent agent = Agent.open(setup)) {
            Lab lab = new Lab(
                    xen,
                    host,
                    root,
                    Files.createDirectories(root.resolve("state/scratch")),
                    Pace.QUICK,
                    xen,
                    person,
                    "4.17",
                    device,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            var known = Catalogue.shipped().test(id).orElseThrow();
            Wish wish = new Wish(Set.of(types), List.of(), 4, 3000, "linux-6.1", "4.3.0-rc6", true);
            List<Planned> planned = Variants.of(known, wish).stream()
                    .map(variant -> new Planned(known, variant))
                    .toList();
            Engine engine = new Engine(
                    agent,
                    lab,
                    xen,
                    new Needs(lab, XenInfo.of(FakeXen.INFO)),
                    new Heard(heard, atStep),
                    new Engine.Manner(false, false));
            return engine.run(planned, one -> task(known.id(), one));
        }
    }

    private static Task task(String id, Planned one) {
        return new Task(
                "xen-4.3.0",
                "4.3.0",
                id,
                1,
                new Build(Candidate.parse("4.3.0-rc6"), null, Build.KnownBy.TESTER),
                one.variant().on(Facets.NONE));
    }

    void clean() throws IOException {
        assertThat(xen.guests()).isEmpty();
        assertThat(xen.pools()).isEqualTo("{Pool-0=[0, 1, 2, 3]}");
        assertThat(host.link("/sys/bus/pci/devices/" + DEVICE + "/driver")).contains("e1000e");
        try (Stream<Path> scratch = Files.list(root.resolve("state/scratch"))) {
            assertThat(scratch).isEmpty();
        }
    }

    private record Heard(List<String> lines, java.util.function.Consumer<String> atStep) implements Progress {
        @Override
        public void begins(int number, int of, Planned planned) {
            lines.add(planned.name());
        }

        @Override
        public void step(String step) {
            atStep.accept(step);
        }

        @Override
        public void ended(Planned planned, Result result) {
            lines.add(result.status() + " " + result.wentWrong());
        }

        @Override
        public void waits(Planned planned, String sentence) {
            lines.add(sentence);
        }

        @Override
        public void trouble(String sentence) {
            lines.add(sentence);
        }
    }
}
