package org.xentestday.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.disk.PrivateFile;
import org.xentestday.agent.fixture.FakeHost;
import org.xentestday.agent.fixture.Machines;

@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class BootLogTest {
    private @TempDir Path dir;
    private FakeHost host;
    private String boot;

    @BeforeEach
    void a_machine_that_has_just_booted() {
        host = Machines.named("xen-4.17-qemu").host();
        boot = Machines.named("xen-4.17-qemu").section("xl dmesg");
    }

    @Test
    void the_first_command_of_a_boot_keeps_its_messages_and_the_next_one_leaves_them() throws IOException {
        BootLog.keep(dir, "one", host);
        BootLog.keep(dir, "one", host.answering("xl dmesg", "(XEN) d1v0 later\n"));

        assertThat(BootLog.kept(dir, "one")).contains(boot);
        assertThat(PrivateFile.exposed(dir.resolve("xen-boot.log"))).isFalse();
    }

    @Test
    void messages_of_another_boot_say_nothing_about_this_one() throws IOException {
        BootLog.keep(dir, "one", host);

        assertThat(BootLog.kept(dir, "two")).isEmpty();

        BootLog.keep(dir, "two", host.answering("xl dmesg", boot + "(XEN) second\n"));
        assertThat(BootLog.kept(dir, "two"))
                .hasValueSatisfying(kept -> assertThat(kept).endsWith("second\n"));
    }

    @Test
    void a_ring_that_has_gone_round_is_not_kept_nor_asked_again() throws IOException {
        BootLog.keep(dir, "one", host.answering("xl dmesg", "(XEN) d1v0 late\n"));
        BootLog.keep(dir, "one", host.answering("xl dmesg", boot));

        assertThat(BootLog.kept(dir, "one")).isEmpty();
    }

    @Test
    void a_hanging_xl_is_asked_once_a_boot_and_one_that_may_not_be_asked_again_and_again() throws IOException {
        BootLog.keep(dir, "one", host.silent("xl dmesg", Why.LATE));
        BootLog.keep(dir, "one", host.answering("xl dmesg", boot));
        assertThat(BootLog.kept(dir, "one")).isEmpty();

        BootLog.keep(dir, "two", host.silent("xl dmesg", Why.DENIED));
        BootLog.keep(dir, "two", host.answering("xl dmesg", boot));
        assertThat(BootLog.kept(dir, "two")).contains(boot);
    }

    @Test
    void what_is_kept_is_bounded() throws IOException {
        BootLog.keep(dir, "one", host.answering("xl dmesg", boot + "x".repeat(1024 * 1024)));

        assertThat(Files.size(dir.resolve("xen-boot.log"))).isLessThan(300 * 1024);
        assertThat(new XlDmesg(BootLog.kept(dir, "one").orElseThrow(), new Source("", Why.NOT_SAID)).whole())
                .isTrue();
    }

    @Test
    void where_xen_does_not_run_nothing_is_kept() throws IOException {
        BootLog.keep(dir, "one", Machines.named("no-xen").host().answering("xl dmesg", boot));

        assertThat(dir).isEmptyDirectory();
    }
}
