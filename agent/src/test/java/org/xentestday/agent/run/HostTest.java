package org.xentestday.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;

/** Tests of the host itself, on a toolstack made of memory. */
class HostTest extends OnFakeXen {
    private static final String MEM_SLEEP = "/sys/power/mem_sleep";

    @ParameterizedTest
    @CsvSource({"12, 8, 4, 0", "8, 0, 4, 4", "4, 0, 4, 0"})
    void a_processor_that_is_not_there_or_parked_is_not_missed(int allowed, int hotplug, int up, int parked)
            throws IOException {
        xen.saying(bootLog(allowed, hotplug, up) + "(XEN) Parked " + parked + " CPUs\n");

        assertThat(run("boot").getFirst().status()).isEqualTo(Status.PASS);
    }

    @Test
    void a_processor_that_did_not_come_up_is_missed() throws IOException {
        xen.saying(bootLog(7, 2, 4));

        assertThat(run("boot").getFirst().wentWrong())
                .isEqualTo("The hypervisor should have brought up 5 processors and 4 are online.");
    }

    private static String bootLog(int allowed, int hotplug, int up) {
        return "(XEN) SMP: Allowing " + allowed + " CPUs (" + hotplug + " hotplug CPUs)\n(XEN) Brought up " + up
                + " CPUs\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(XEN) Preparing system for ACPI S3 state.\n(XEN) Finishing wakeup from ACPI S3 state.\n",
                "(XEN) Disabling non-boot CPUs ...\n(XEN) Enabling non-boot CPUs  ...\n"
            })
    void a_machine_that_idles_when_asked_is_told_to_sleep_and_left_as_it_was(String log) throws IOException {
        host.with(MEM_SLEEP, "[s2idle] deep");
        xen.saying("(XEN) Brought up 4 CPUs\n").sleeping(log);

        Result result = run("host-s3").getFirst();

        assertThat(result.status()).as(result.toString()).isEqualTo(Status.PASS);
        assertThat(host.file(MEM_SLEEP)).contains("[s2idle] deep");
        clean();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(XEN) a guest's trouble\n",
                "(XEN) Preparing system for ACPI S3 state.\n(XEN) Enabling non-boot CPUs  ...\n"
            })
    void a_machine_that_only_idled_has_not_passed(String log) throws IOException {
        xen.saying("(XEN) Finishing wakeup from ACPI S3 state.\n").sleeping(log);

        assertThat(run("host-s3").getFirst().wentWrong())
                .isEqualTo("The machine woke, and the hypervisor's log does not tell of a sleep (S3).");
        clean();
    }

    @Test
    void a_machine_without_rtcwake_cannot_be_tested() throws IOException {
        Result result = run("host-s3").getFirst();

        assertThat(result.status()).isEqualTo(Status.BLOCKED);
        assertThat(result.reason()).isEqualTo("no-rtcwake");
    }
}
