package org.xentestday.agent.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Measure;
import org.xentestday.model.result.Status;

class XtfTest {
    private static String console(String name) {
        return """
                Executing 'xl create -p tests/NAME/test-hvm64-NAME.cfg'
                Executing 'xl console test-hvm64-NAME'
                Executing 'xl unpause test-hvm64-NAME'
                --- Xen Test Framework ---
                Environment: HVM 64bit (Long mode 4 levels)
                A test
                """.replace("NAME", name);
    }

    @Test
    void a_run_with_passed_and_skipped_tests_is_one_pass() {
        Reading reading = Read.text("""
                Combined test results:
                test-hvm32-umip                          SKIP
                test-hvm64-lbr-tsx-vmentry               SUCCESS
                test-pv64-pv-iopl~hypercall              SUCCESS
                """);

        assertThat(reading.format()).isEqualTo(FileForm.XTF);
        assertThat(reading.results()).singleElement().satisfies(only -> {
            assertThat(only.test()).isEqualTo("xtf");
            assertThat(only.status()).isEqualTo(Status.PASS);
            assertThat(only.candidate()).isNull();
            assertThat(only.questions()).containsExactly(Question.CANDIDATE);
            assertThat(only.measures())
                    .contains(new Measure("tests-listed", 3, "tests"), new Measure("tests-skipped", 1, "tests"));
        });
    }

    @Test
    void a_test_that_was_started_without_the_runner_is_read_from_xens_console() {
        Reading reading = Read.text("""
                (XEN) HVM7 restore: CPU 0
                (d7) --- Xen Test Framework ---
                (d7) Environment: HVM 64bit (Long mode 4 levels)
                (d7) Test result: FAILURE
                """);

        assertThat(reading.format()).isEqualTo(FileForm.XTF);
        assertThat(reading.results())
                .singleElement()
                .extracting(Proposal::test, Proposal::candidate)
                .containsExactly("xtf", null);
    }

    @Test
    void the_worst_test_is_the_status_of_the_run_and_all_bad_ones_are_named() {
        Reading reading = Read.text("""
                Combined test results:
                test-hvm64-a                             SUCCESS
                test-hvm64-b                             FAILURE
                test-pv64-c                              CRASH
                test-pv64-d                              ERROR
                """);

        Proposal only = reading.results().getFirst();
        assertThat(only.status()).isEqualTo(Status.CRASH);
        assertThat(only.wentWrong())
                .contains("test-hvm64-b FAILURE, test-pv64-c CRASH")
                .contains("2 of 4");
        assertThat(only.excerpt()).containsExactly("test-hvm64-b FAILURE", "test-pv64-c CRASH");
    }

    @Test
    void an_error_of_a_test_is_no_failure_of_xen() {
        Reading reading = Read.text("Combined test results:\ntest-hvm64-a   ERROR\ntest-hvm64-b   SUCCESS\n");

        assertThat(reading.results().getFirst().status()).isEqualTo(Status.ERROR);
        assertThat(reading.results().getFirst().wentWrong()).isNull();
    }

    @Test
    void an_empty_list_of_a_quiet_run_is_a_full_pass() {
        assertThat(Read.text("Combined test results:\n").results().getFirst().status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void where_only_skipped_tests_are_listed_nobody_knows_whether_others_passed() {
        String quiet = "Combined test results:\ntest-hvm32-umip                          SKIP\n";

        assertThat(Read.text(quiet).results().getFirst().questions()).contains(Question.STATUS);
        assertThat(Read.xtf(3, quiet).results().getFirst().status()).isEqualTo(Status.PASS);
    }

    @Test
    void output_that_ends_in_a_test_is_what_a_frozen_host_leaves() {
        Reading reading = Read.text(console("a") + "Test result: SUCCESS\n\n" + console("xsa-454"));

        Proposal only = reading.results().getFirst();
        assertThat(only.status()).isEqualTo(Status.HOST_LOST);
        assertThat(only.wentWrong()).contains("test-hvm64-xsa-454");
        assertThat(only.excerpt()).contains("--- Xen Test Framework ---");
        assertThat(only.questions()).containsExactly(Question.CANDIDATE);
    }

    @Test
    void output_that_ends_between_two_tests_leaves_open_what_happened() {
        Reading reading = Read.text(console("a") + "Test result: SUCCESS\n");

        assertThat(reading.results().getFirst().questions()).contains(Question.STATUS);
        assertThat(reading.results().getFirst().told()).contains("test-hvm64-a");
    }

    @Test
    void a_runner_that_gave_up_is_broken_and_no_fault_of_xen() {
        Reading reading =
                Read.text(console("a") + "Test result: SUCCESS\n\nExecuting 'xl create -p tests/b/test-hvm64-b.cfg'\n"
                        + "libxl: error: libxl_create.c: no space\nError: Failed to create VM\n");

        assertThat(reading.results().getFirst().status()).isEqualTo(Status.BROKEN);
        assertThat(reading.results().getFirst().reason()).isEqualTo("xtf-runner-failed");
    }

    @Test
    void the_console_of_the_first_bad_test_is_the_excerpt() {
        Reading reading = Read.text(console("a") + "Fail: bad value\nTest result: FAILURE\n\n" + console("b")
                + "Test result: SUCCESS with warnings\n\nCombined test results:\n"
                + "test-hvm64-a                             FAILURE\n"
                + "test-hvm64-b                             SUCCESS\n");

        Proposal only = reading.results().getFirst();
        assertThat(only.status()).isEqualTo(Status.FAIL);
        assertThat(only.excerpt()).contains("Fail: bad value");
        assertThat(only.warnings()).containsExactly("test-hvm64-b passed with warnings");
    }

    @Test
    void several_runs_in_a_file_are_several_results() {
        String run = "Combined test results:\ntest-hvm64-a                             %s\n\n$ ./xtf-runner again\n";

        assertThat(Read.text(run.formatted("SUCCESS") + run.formatted("FAILURE"))
                        .results())
                .extracting(Proposal::status)
                .containsExactly(Status.PASS, Status.FAIL);
    }

    @ParameterizedTest
    @CsvSource({"0, PASS", "1, BROKEN", "2, BROKEN", "3, PASS", "4, ERROR", "5, FAIL", "6, CRASH"})
    void an_exit_code_alone_tells_how_a_run_ended(int code, Status status) {
        Proposal only = Read.xtf(code, "").results().getFirst();

        assertThat(only.status()).isEqualTo(status);
        assertThat(only.questions()).containsExactly(Question.CANDIDATE);
    }

    @Test
    void an_exit_code_that_contradicts_the_output_is_refused() {
        assertThatThrownBy(() -> Read.xtf(5, "Combined test results:\ntest-hvm64-a     SUCCESS\n"))
                .hasMessageContaining("the output says PASS and the exit code 5 says FAIL");
        assertThatThrownBy(() -> Read.xtf(99, "Combined test results:\n")).hasMessageContaining("never ends with");
    }

    @Test
    void a_result_quoted_in_a_mail_is_read_and_pasted_facts_count() {
        Reading reading = Read.text("""
                > xen_version            : 4.17.4-pre
                > virt_caps              : pv hvm hvm_directio hap shadow
                > threads_per_core       : 2
                > xen_scheduler          : credit2
                >
                > Combined test results:
                > test-hvm64-a                             SUCCESS
                """);

        Proposal only = reading.results().getFirst();
        assertThat(only.status()).isEqualTo(Status.PASS);
        assertThat(only.facets().value(Facet.SCHEDULER)).contains("credit2");
        assertThat(only.facets().value(Facet.CPU_VENDOR)).isEmpty();
    }

    @Test
    void a_word_that_is_none_of_xtf_is_shown_and_not_lost() {
        Reading reading = Read.text("Combined test results:\ntest-hvm64-a  SUCCESS\ntest-hvm64-b  KABOOM\n");

        assertThat(reading.skipped()).singleElement().asString().startsWith("line 3: test-hvm64-b  KABOOM");
    }
}
