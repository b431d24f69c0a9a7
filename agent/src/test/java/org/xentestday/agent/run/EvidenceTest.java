package org.xentestday.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xentestday.agent.command.Ran;
import org.xentestday.agent.fixture.FakeHost;
import org.xentestday.agent.journal.Outcome;
import org.xentestday.model.result.Status;

class EvidenceTest {
    private static final String DEVICE = "0000:03:00.0";
    private static final String GUEST = "testday-0123abcd-1";
    private static final Outcome PASS = Outcome.of(Status.PASS, null, null);
    private static final Outcome FAIL = Outcome.of(Status.FAIL, "The guest did not start within 60 s.", null);
    private static final String FAULT = "(XEN) [VT-D]DMAR:[DMA Read] Request device [0000:%s] fault addr 8e43c000\n";
    private static final String NO_SPACE = "(d12) pci dev 05:0 bar 10 size 010000000: no space for resource!\n";
    private static final String LOST_VIF = "[731.1] vif vif-7-0 vif7.0: fatal error; disabling device\n";

    private static final String XL_LIST = """
            Name                                        ID   Mem VCPUs\tState\tTime(s)
            Domain-0                                     0  1536     2     r-----     100.0
            %s                                          %d   256     1     -b----       1.0
            """;

    private final FakeHost host =
            new FakeHost().answering("xl dmesg", "(XEN) before\n").answering("dmesg", "[1.0] before\n");

    @Test
    void what_xl_says_of_every_config_is_no_reason_and_the_guests_last_words_are_shown() {
        // given
        Evidence evidence = Evidence.from(host, Optional.empty());
        evidence.ran(create(0, "Parsing config from /var/lib/testday/scratch/testday-0123abcd-1.cfg\n"));
        evidence.said(List.of("Linux version 6.1", "no root device"));

        // when
        Outcome judged = evidence.on(FAIL, evidence.fresh());

        // then
        assertThat(judged.excerpt()).containsExactly("Linux version 6.1", "no root device");
    }

    @Test
    void a_command_that_did_not_end_well_says_more_than_the_guest() {
        Evidence evidence = Evidence.from(host, Optional.empty());
        evidence.ran(create(3, "Parsing config from x\nlibxl: error: something new\n"));
        evidence.said(List.of("Linux version 6.1"));

        assertThat(evidence.on(FAIL, evidence.fresh()).excerpt())
                .containsExactly("Parsing config from x", "libxl: error: something new");
    }

    @Test
    void what_the_host_says_without_a_known_signature_stays_here() {
        Evidence evidence = Evidence.from(host, Optional.empty());
        host.answering("dmesg", "[1.0] before\n[2.0] usb 1-1: SerialNumber: SN-1\n");

        assertThat(evidence.on(FAIL, evidence.fresh()).excerpt()).isEmpty();
    }

    @Test
    void lines_that_are_missing_are_said_and_take_no_reasons_place() {
        // given: the hypervisor's ring was written over as a whole
        Evidence evidence = Evidence.from(host, Optional.empty());
        evidence.said(List.of("no root device"));
        host.answering("xl dmesg", "(XEN) quite\n(XEN) another\n");

        // when
        Outcome failed = evidence.on(FAIL, evidence.fresh());
        Outcome passed = evidence.on(PASS, evidence.fresh());

        // then
        assertThat(failed.symptom()).isNull();
        assertThat(failed.excerpt()).containsExactly("no root device");
        assertThat(failed.warnings()).singleElement().asString().contains("incomplete");
        assertThat(passed.warnings()).singleElement().asString().contains("incomplete");
    }

    @Test
    void other_peoples_guests_change_no_outcome_and_lend_no_words() {
        // given
        Evidence evidence = Evidence.from(host, Optional.of(DEVICE));
        host.with("/var/log/xen/console/guest-web.log", "private words\nKernel panic - not syncing: Fatal\n")
                .with("/var/log/xen/xl-web.log", "libxl: error: PCI device 0:1:0.0 is not assignable\n")
                .with("/var/log/xen/qemu-dm-testday.log", "private words\n");

        // when
        List<String> fresh = evidence.fresh();

        // then
        assertThat(fresh).isEmpty();
        assertThat(evidence.on(FAIL, fresh)).isEqualTo(FAIL);
        assertThat(evidence.on(PASS, fresh)).isEqualTo(PASS);
    }

    @Test
    void what_befalls_other_peoples_guests_is_not_the_tests() {
        // given: one is there before the test, one comes while it runs
        host.answering("xl list", XL_LIST.formatted("testday-web", 7));
        Evidence evidence = Evidence.from(host, Optional.of(DEVICE));
        host.answering("xl list", XL_LIST.formatted("db", 11));
        host.answering("xl dmesg", """
                (XEN) before
                (d7) private words
                (XEN) d7v0 Triple fault - invoking HVM shutdown action 1
                (XEN) *** Dumping Dom7 vcpu#0 state: ***
                (XEN) [2026-11-22 06:00:01] domain_crash called from emulate.c:100
                (XEN) [2026-11-22 06:00:01] Domain 11 (vcpu#0) crashed on cpu#1:
                (d11) pci dev 05:0 bar 10 size 010000000: no space for resource!
                (XEN) mm.c:2345:d7v1 Bad type
                (XEN) HVM11 restore: CPU 0
                """);

        // when
        List<String> fresh = evidence.fresh();

        // then
        assertThat(fresh).isEmpty();
        assertThat(evidence.on(FAIL, fresh)).isEqualTo(FAIL);
        assertThat(evidence.on(PASS, fresh)).isEqualTo(PASS);
    }

    @ParameterizedTest
    @ValueSource(strings = {GUEST, "(null)"})
    void what_befalls_our_guest_counts_also_while_it_has_no_name(String name) {
        Evidence evidence = Evidence.from(host, Optional.empty());
        host.answering("xl list", XL_LIST.formatted(name, 7));
        host.answering("xl dmesg", "(XEN) before\n(XEN) d7v0 Triple fault - invoking HVM shutdown action 1\n");

        Outcome judged = evidence.on(FAIL, evidence.fresh());

        assertThat(judged.status()).isEqualTo(Status.CRASH);
        assertThat(judged.excerpt()).containsExactly("xen| (XEN) d7v0 Triple fault - invoking HVM shutdown action 1");
    }

    @Test
    void a_panic_of_the_guest_under_test_makes_a_failure_a_crash() {
        Evidence evidence = Evidence.from(host, Optional.empty());
        host.with("/var/log/xen/console/guest-" + GUEST + ".log", "Kernel panic - not syncing: Fatal\n");

        Outcome judged = evidence.on(FAIL, evidence.fresh());

        assertThat(judged.status()).isEqualTo(Status.CRASH);
        assertThat(judged.excerpt()).containsExactly("guest| Kernel panic - not syncing: Fatal");
    }

    @ParameterizedTest
    @CsvSource({"03:00.0, FAIL", "04:00.0, PASS"})
    void a_fault_fails_a_pass_only_where_it_names_the_device_under_test(String at, Status status) {
        Outcome judged = passedWhile("xl dmesg", "(XEN) before\n" + FAULT.formatted(at));

        assertThat(judged.status()).isEqualTo(status);
        assertThat(judged.excerpt()).hasSize(1).first().asString().contains(at);
    }

    @Test
    void a_worse_trouble_of_another_guest_does_not_hide_a_fault_of_the_device() {
        Outcome judged = passedWhile(
                "xl dmesg", "(XEN) before\n(XEN) Domain 12 (vcpu#3) crashed on cpu#1:\n" + FAULT.formatted("03:00.0"));

        assertThat(judged.status()).isEqualTo(Status.FAIL);
        assertThat(judged.wentWrong()).contains("[VT-D]DMAR");
    }

    @Test
    void a_card_without_room_for_its_memory_fails_a_pass() {
        assertThat(passedWhile("xl dmesg", "(XEN) before\n" + NO_SPACE).status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void other_trouble_of_dom0_is_a_warning_for_a_pass_also_with_a_device() {
        Outcome judged = passedWhile("dmesg", "[1.0] before\n" + LOST_VIF);

        assertThat(judged.status()).isEqualTo(Status.PASS);
        assertThat(judged.warnings()).singleElement().asString().contains("fatal error; disabling device");
    }

    @Test
    void without_a_device_under_test_no_log_fails_a_pass() {
        Evidence evidence = Evidence.from(host, Optional.empty());
        host.answering("xl dmesg", "(XEN) before\n" + NO_SPACE + FAULT.formatted("03:00.0"));

        assertThat(evidence.on(PASS, evidence.fresh()).status()).isEqualTo(Status.PASS);
    }

    private Outcome passedWhile(String ring, String says) {
        Evidence evidence = Evidence.from(host, Optional.of(DEVICE));
        host.answering(ring, says);
        return evidence.on(PASS, evidence.fresh());
    }

    private static Ran create(int code, String err) {
        return new Ran(List.of("xl", "create", "x"), Ran.End.BY_ITSELF, code, "", err, Duration.ofMillis(1));
    }
}
