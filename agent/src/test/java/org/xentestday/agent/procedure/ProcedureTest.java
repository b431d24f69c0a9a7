package org.xentestday.agent.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xentestday.agent.command.Pace;
import org.xentestday.agent.command.Ran;
import org.xentestday.agent.journal.Outcome;
import org.xentestday.model.result.Measure;
import org.xentestday.model.result.Status;

class ProcedureTest {
    @ParameterizedTest
    @CsvSource({"0, PASS", "3, PASS", "4, ERROR", "5, FAIL", "6, CRASH", "1, BROKEN", "2, BROKEN", "137, BROKEN"})
    void the_exit_status_of_the_xtf_runner_is_the_status(int code, Status status) {
        Ran ran = new Ran(List.of("xtf"), Ran.End.BY_ITSELF, code, """
                Combined test results:
                test-pv64-example                        SUCCESS
                test-hvm64-xsa-317~shadow                FAILURE
                test-pv32pae-memop-seg                   CRASH
                test-hvm64-fep                           SKIP
                """, "", Duration.ofSeconds(1));

        Outcome outcome = Xtf.outcome(ran);

        assertThat(outcome.status()).isEqualTo(status);
        assertThat(outcome.excerpt()).hasSize(3);
        if (status.failure()) {
            assertThat(outcome.wentWrong())
                    .isEqualTo("2 XTF tests failed: test-hvm64-xsa-317~shadow, test-pv32pae-memop-seg.");
        }
    }

    @Test
    void tests_that_were_skipped_beside_passed_ones_are_counted() {
        Ran ran = new Ran(List.of("xtf"), Ran.End.BY_ITSELF, 3, """
                Combined test results:
                test-hvm64-fep                           SKIP
                test-hvm32-umip                          SKIP
                """, "", Duration.ofSeconds(1));

        Outcome outcome = Xtf.outcome(ran);

        assertThat(outcome.reason()).isNull();
        assertThat(outcome.warnings()).containsExactly("2 XTF tests were skipped.");
        assertThat(outcome.measures())
                .contains(new Measure("tests-listed", 2, "tests"), new Measure("tests-skipped", 2, "tests"));
    }

    @Test
    void a_runner_that_was_cut_short_proves_nothing() {
        Ran late = new Ran(List.of("xtf"), Ran.End.LATE, -1, "", "", Duration.ofMinutes(15));

        assertThat(Xtf.outcome(late).status()).isEqualTo(Status.BROKEN);
    }

    @Test
    void memory_regions_are_read_from_the_kernel() {
        assertThat(Regions.memory("""
                        0x00000000fc440000 0x00000000fc45ffff 0x0000000000040200
                        0x0000000000000000 0x0000000000000000 0x0000000000000000
                        0x000000000000d000 0x000000000000d01f 0x0000000000040101
                        nonsense
                        0x0000000400000000 0x00000005ffffffff 0x000000000014220c
                        0x0000000000000000 0x0000000000000000 0x0000000000000000
                        0x00000000fc400000 0x00000000fc43ffff 0x0000000000046200
                        """))
                .containsExactly(
                        new Regions.Region(0, BigInteger.valueOf(0x20000)),
                        new Regions.Region(4, BigInteger.ONE.shiftLeft(33)));
    }

    @Test
    void deadlines_grow_with_the_time_a_small_command_takes_and_not_without_end() {
        assertThat(Pace.of(Duration.ofMillis(20)).seconds(60)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Pace.of(Duration.ofMillis(300)).seconds(60)).isEqualTo(Duration.ofMinutes(5));
        assertThat(Pace.of(Duration.ofMinutes(5))).isEqualTo(new Pace(Pace.MOST));
        assertThat(new Pace(3).slower(new Pace(2))).isEqualTo(new Pace(3));
    }
}
