package org.xentestday.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.xentestday.agent.fixture.FakeHost;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;

class BootedTest {
    @Test
    void a_dom0_tells_what_runs_and_how_many_processors_came_up() {
        FakeHost host = new FakeHost()
                .with("/proc/xen/capabilities", "control_d")
                .answering(
                        "xl info", "xen_major : 4\nxen_minor : 21\nxen_changeset : Fri Oct 31 2025 git:06af9ef22996\n")
                .answering("xl dmesg", """
                        (XEN) SMP: Allowing 8 CPUs (2 hotplug CPUs)
                        (d7) [    1.2] smpboot: Allowing 4 CPUs, 3 hotplug CPUs
                        (XEN) Brought up 5 CPUs
                        """)
                .answering("uname -sr", "Linux 6.12.57\n");

        assertThat(Booted.of(host))
                .isEqualTo(new Booted(
                        Domain.DOM0,
                        Optional.of(new Running("4.21", Optional.of("06af9ef22996"))),
                        new BootCpus(OptionalInt.of(5), OptionalInt.of(6)),
                        Facets.NONE.with(Facet.DOM0_KERNEL, "linux-6.12")));
    }

    @Test
    void a_machine_without_xen_says_so() {
        assertThat(Booted.of(new FakeHost()))
                .isEqualTo(new Booted(
                        Domain.NONE,
                        Optional.empty(),
                        new BootCpus(OptionalInt.empty(), OptionalInt.empty()),
                        Facets.NONE));
    }
}
