package org.xentestday.agent.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.xentestday.model.result.Status;

class TapTest {
    @Test
    void points_directives_and_diagnostics_are_read() {
        Reading reading = Read.text("""
                TAP version 14
                1..6
                # a comment
                ok 1 - boot
                  ---
                  duration_ms: 1500.25
                  ...
                not ok 2 - guest-pv
                  ---
                  message: 'no login within 30 s'
                  severity: fail
                  ...
                ok 3 - host-s3 # SKIP S0ix only
                not ok 4 cpu-hotunplug # TODO not supported here
                ok 5 - cpu_hotplug # todo works already
                ok 6 - made up \\# name
                """);

        assertThat(reading.format()).isEqualTo(FileForm.TAP);
        assertThat(reading.results())
                .extracting(Proposal::test, Proposal::status)
                .containsExactly(
                        Tuple.tuple("boot", Status.PASS),
                        Tuple.tuple("guest-pv", Status.FAIL),
                        Tuple.tuple("host-s3", Status.SKIP),
                        Tuple.tuple("cpu-hotunplug", Status.XFAIL),
                        Tuple.tuple("cpu-hotplug", Status.PASS));
        assertThat(reading.results().get(0).durationMillis()).isEqualTo(1500);
        assertThat(reading.results().get(1).wentWrong()).isEqualTo("no login within 30 s");
        assertThat(reading.results().get(2).reason()).isEqualTo("S0ix only");
        assertThat(reading.results().get(4).warnings()).hasSize(1);
        assertThat(reading.skipped())
                .containsExactly("line 16: ok made up # name: not imported, no such test in the catalogue");
    }

    @Test
    void a_known_point_speaks_for_its_subtests_and_an_unknown_one_lets_them_speak() {
        Reading reading = Read.text("""
                TAP version 14
                # Subtest: boot
                    1..2
                    ok 1 - login
                    not ok 2 - all CPUs online
                not ok 1 - boot
                # Subtest: guests
                    ok 1 - guest-pv
                    # Subtest: more
                        not ok 1 - guest-hvm
                        1..1
                    not ok 2 - more
                    1..2
                not ok 2 - guests
                1..2
                """);

        assertThat(reading.results())
                .extracting(Proposal::test, Proposal::status)
                .containsExactly(
                        Tuple.tuple("boot", Status.FAIL),
                        Tuple.tuple("guest-pv", Status.PASS),
                        Tuple.tuple("guest-hvm", Status.FAIL));
        assertThat(reading.results().getFirst().wentWrong()).isEqualTo("Its parts failed: all CPUs online");
        assertThat(reading.remarks()).isEmpty();
    }

    @Test
    void what_the_plan_announces_and_never_ran_is_said() {
        Reading reading = Read.text("1..3\nok 1 - boot\nBail out! the host hangs\n");

        assertThat(reading.results()).hasSize(1);
        assertThat(reading.remarks())
                .containsExactly(
                        "The run bailed out at line 3, and what came after never ran: the host hangs",
                        "The plan announces 3 tests and 1 have a line: 2 never ran, and their names are not told.");
    }

    @Test
    void a_run_that_was_skipped_as_a_whole_says_so() {
        assertThat(Read.text("TAP version 14\n1..0 # SKIP no Xen\n").remarks())
                .containsExactly("The whole run was skipped: SKIP no Xen");
    }

    @Test
    void text_without_points_is_refused() {
        assertThat(Read.refusal("TAP version 14\nnothing\n")).contains("no line of TAP");
    }
}
