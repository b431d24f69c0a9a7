package org.xentestday.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.Agent;
import org.xentestday.agent.Setup;
import org.xentestday.agent.command.Pace;
import org.xentestday.agent.fixture.FakeHost;
import org.xentestday.agent.fixture.FakeXen;
import org.xentestday.agent.journal.Thing.What;

@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class UndoingTest {
    private static final String DEVICE = "0000:01:00.0";
    private static final String DRIVER = "/sys/bus/pci/devices/" + DEVICE + "/driver";

    private @TempDir Path root;
    private FakeHost host;
    private FakeXen xen;

    @BeforeEach
    void a_machine() {
        host = new FakeHost()
                .with("/sys/bus/pci/devices/" + DEVICE + "/vendor", "0x8086")
                .link(DRIVER, "pciback");
        xen = new FakeXen(root, host);
    }

    @Test
    void what_an_earlier_process_made_is_taken_away_the_newest_first() throws IOException {
        // given
        Path file = Files.writeString(root.resolve("testday-1.cfg"), "x");
        try (Agent agent = agent("one boot")) {
            agent.made(What.FILE, file.toString(), null);
            agent.made(What.ASSIGNABLE, DEVICE, "e1000e");
            agent.made(What.GUEST, "testday-1", null);
        }
        xen.foreign("testday-1").foreign("testday-10");

        // when
        try (Agent agent = agent("one boot")) {
            assertThat(undoing().all(agent)).isEmpty();
            assertThat(agent.made()).isEmpty();
        }

        // then
        assertThat(xen.guests()).containsExactly("testday-10");
        assertThat(file).doesNotExist();
        assertThat(host.link(DRIVER)).contains("e1000e");
        assertThat(xen.ran()).element(0).asString().isEqualTo("xl list -v");
    }

    @Test
    void after_a_restart_of_the_host_things_are_gone_and_only_forgotten() throws IOException {
        // given
        Path file = Files.writeString(root.resolve("testday-1.save"), "x");
        try (Agent agent = agent("one boot")) {
            agent.made(What.FILE, file.toString(), null);
            agent.made(What.GUEST, "testday-1", null);
            agent.made(What.CPUPOOL, "testday-1-pool", null);
            agent.made(What.ASSIGNABLE, DEVICE, "e1000e");
        }

        // when
        try (Agent agent = agent("another boot")) {
            assertThat(undoing().all(agent)).isEmpty();
            assertThat(agent.made()).isEmpty();
        }

        // then
        assertThat(xen.ran()).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void what_cannot_be_taken_away_is_said_and_tried_again() throws IOException {
        try (Agent agent = agent("one boot")) {
            agent.made(What.GUEST, "testday-1", null);
            xen.foreign("testday-1").ignoring("xl destroy");

            List<String> troubles = undoing().all(agent);

            assertThat(troubles)
                    .containsExactly("Could not take away the guest testday-1 that a test made; it is tried again when "
                            + "testday is next started.");
            assertThat(agent.made()).hasSize(1);
        }
    }

    @Test
    void a_toolstack_that_does_not_answer_forgets_nothing() throws IOException {
        try (Agent agent = agent("one boot")) {
            agent.made(What.GUEST, "testday-1", null);
            agent.made(What.POOL_CPU, "Pool-0/3", null);
            xen.hanging("xl");

            assertThat(undoing().all(agent)).hasSize(2);
        }
    }

    @Test
    void a_device_that_xl_does_not_give_back_is_given_back_by_hand() throws IOException {
        try (Agent agent = agent("one boot")) {
            agent.made(What.ASSIGNABLE, DEVICE, "e1000e");
            xen.answering("xl pci-assignable-remove", 1, "libxl: error: failed to de-quarantine 0000:01:00.0");

            undoing().all(agent);

            assertThat(xen.ran())
                    .anyMatch(command -> command.endsWith("sh " + DEVICE + " /sys/bus/pci/drivers/pciback/unbind"));
        }
    }

    private Undoing undoing() {
        return new Undoing(xen, host, Pace.QUICK);
    }

    private Agent agent(String boot) throws IOException {
        return Agent.open(Setup.of(root.resolve("state"), URI.create("http://127.0.0.1:1"), Clock.systemUTC(), boot));
    }
}
