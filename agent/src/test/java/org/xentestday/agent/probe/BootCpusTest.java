package org.xentestday.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BootCpusTest {
    @Test
    void a_socket_that_may_be_filled_later_is_no_processor() {
        assertThat(BootCpus.in("""
                        (XEN) SMP: Allowing 16 CPUs (8 hotplug CPUs)
                        (d7) [    1.2] smpboot: Allowing 4 CPUs, 3 hotplug CPUs
                        (XEN) Brought up 8 CPUs
                        """)).isEqualTo(new BootCpus(OptionalInt.of(8), OptionalInt.of(8)));
    }

    @Test
    void a_thread_that_smt_off_parks_is_not_expected() {
        assertThat(BootCpus.in("""
                        (XEN) [    0.000000] SMP: Allowing 32 CPUs (0 hotplug CPUs)
                        (XEN) [    2.100000] Brought up 24 CPUs
                        (XEN) [    2.100001] Parked 8 CPUs
                        """)).isEqualTo(new BootCpus(OptionalInt.of(24), OptionalInt.of(24)));
    }

    @Test
    void a_processor_that_did_not_come_up_is_missing() {
        assertThat(BootCpus.in("(XEN) SMP: Allowing 4 CPUs (0 hotplug CPUs)\n(XEN) Brought up 3 CPUs\n"))
                .isEqualTo(new BootCpus(OptionalInt.of(3), OptionalInt.of(4)));
    }

    @Test
    void what_the_ring_has_lost_is_not_known() {
        assertThat(BootCpus.in("(XEN) Brought up 4 CPUs\n"))
                .isEqualTo(new BootCpus(OptionalInt.of(4), OptionalInt.empty()));
        assertThat(BootCpus.in("")).isEqualTo(new BootCpus(OptionalInt.empty(), OptionalInt.empty()));
    }
}
