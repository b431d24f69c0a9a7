package org.xentestday.agent.embargo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xentestday.agent.journal.Intent;
import org.xentestday.agent.journal.Outcome;
import org.xentestday.agent.journal.Task;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Build;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;

class EmbargoTest {
    private static final Embargo EMBARGO = Embargo.shipped();

    @Test
    void ordinary_results_leave_also_those_of_builds_known_by_the_testers_word() {
        assertThat(EMBARGO.why(task("boot"), result("boot", Status.PASS, null))).isEmpty();
        assertThat(EMBARGO.why(task("guest-pv"), result("guest-pv", Status.HOST_LOST, "it went down")))
                .isEmpty();
        assertThat(EMBARGO.why(task("xtf"), result("xtf", Status.FAIL, "test-hvm64-xsa-122 failed")))
                .isEmpty();
        assertThat(EMBARGO.silent(task("boot"))).isFalse();
    }

    @Test
    void what_the_tester_marked_stays() {
        assertThat(EMBARGO.why(task("boot").suspected(Embargo.MARKED), result("boot", Status.PASS, null)))
                .contains(Embargo.MARKED);
        assertThat(EMBARGO.silent(task("boot").suspected(Embargo.MARKED))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xtf", "xtf-pv", "xsa-122"})
    void a_host_that_went_down_under_a_guest_made_to_provoke_it_stays(String test) {
        assertThat(EMBARGO.why(task(test), result(test, Status.HOST_LOST, "it went down")))
                .contains("the host went down under an unprivileged guest");
        assertThat(EMBARGO.silent(task(test))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"test-pv64-xsa-9999~hap", "XSA-481", "as in xsa99999999", "XSA 2000", "(xsa_4711)"})
    void what_names_an_advisory_that_is_not_public_stays(String words) {
        assertThat(EMBARGO.why(task("xtf"), result("xtf", Status.FAIL, words + " failed")))
                .hasValueSatisfying(why -> assertThat(why).matches("names XSA-\\d+, which is not known to be public"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"XSA-1", "xsa-122", "XSA-480", "xsa", "foxsa-9999", "4.21.0-rc3", "-debian-xsa"})
    void what_names_a_public_advisory_or_none_leaves(String words) {
        assertThat(EMBARGO.why(task("xtf"), result("xtf", Status.FAIL, words + " failed")))
                .isEmpty();
        assertThat(EMBARGO.on(words, task("boot"))).isEqualTo(task("boot"));
    }

    @Test
    void a_build_that_names_an_advisory_that_is_not_public_keeps_all_its_results() {
        Task task = EMBARGO.on(".1-xsa9001", task("boot"));

        assertThat(EMBARGO.why(task, result("boot", Status.PASS, null)))
                .contains("the build names XSA-9001, which is not known to be public");
    }

    static Task task(String test) {
        Build build = new Build(Candidate.parse("4.3.0-rc6"), null, Build.KnownBy.TESTER);
        return new Task(TestMachine.PLAN, TestMachine.RELEASE, test, 1, build, Facets.NONE);
    }

    static Result result(String test, Status status, @org.jspecify.annotations.Nullable String wentWrong) {
        Intent intent = new Intent(task(test), 1, "0".repeat(32), "1".repeat(16), TestMachine.NOON, null);
        return Outcome.of(status, wentWrong, null).with(null, List.of("a line")).result(intent, null, TestMachine.NOON);
    }
}
