package org.xentestday.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xentestday.model.Topics;
import org.xentestday.model.event.Event;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;
import org.xentestday.model.sign.Signature;
import org.xentestday.model.verdict.Disposition.Kind;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.VerdictKind;
import org.xentestday.streams.decide.BayesRule;
import org.xentestday.streams.decide.History;

class TestDayTopologyTest {
    private static final TestMachine MACHINE = TestMachine.named("one");

    private final TopologyBench bench = new TopologyBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void the_topology_is_the_one_that_lies_in_the_repository() throws Exception {
        Path golden = Path.of("topology.txt");
        String text = new TestDayTopology(new BayesRule(), Duration.ofSeconds(1), 1)
                .get()
                .describe()
                .toString();
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(golden, text);
        }

        assertThat(text).as("run ./mvnw -pl streams -am test -Dgolden=write").isEqualTo(Files.readString(golden));
    }

    @Test
    void a_result_is_counted_and_becomes_part_of_a_verdict() {
        // given
        bench.enrol(MACHINE);
        Event event = MACHINE.event("4.3.0-rc6", "boot", Status.PASS, 1);

        // when
        bench.send(event);
        bench.decide();

        // then
        assertThat(bench.disposition(event.id()).kind()).isEqualTo(Kind.COUNTED);
        assertThat(bench.disposition(event.id()).verdict()).isEqualTo("4.3.0/rc6/boot");
        assertThat(bench.verdict("4.3.0-rc6", "boot").here()).isEqualTo(new Tally(0, 1));
        assertThat(bench.verdict("4.3.0-rc6", "boot").evidence()).containsExactly(event.id());
        assertThat(bench.coverage("4.3.0-rc6", "boot").testers()).isEqualTo(1);
    }

    @Test
    void a_tester_whose_machine_gave_no_evidence_is_not_counted_behind_the_machines() {
        // given
        TestMachine without = TestMachine.named("without-the-hardware");
        bench.enrol(MACHINE);
        bench.enrol(without);

        // when
        bench.send(MACHINE.event("4.3.0-rc6", "boot", Status.PASS, 1));
        bench.send(without.event("4.3.0-rc6", "boot", Status.SKIP, 1));
        bench.decide();

        // then
        assertThat(bench.coverage("4.3.0-rc6", "boot").machines()).isEqualTo(new Tally(0, 1));
        assertThat(bench.coverage("4.3.0-rc6", "boot").testers()).isEqualTo(1);
    }

    @Test
    void a_result_that_arrives_three_times_is_counted_once() {
        bench.enrol(MACHINE);
        Event event = MACHINE.event("4.3.0-rc6", "boot", Status.PASS, 1);

        bench.send(event);
        bench.send(event);
        bench.decide();
        bench.send(event);
        bench.decide();

        assertThat(bench.coverage("4.3.0-rc6", "boot").results()).isEqualTo(1);
        assertThat(bench.coverage("4.3.0-rc6", "boot").duplicates()).isEqualTo(2);
        assertThat(bench.disposition(event.id()).copies()).isEqualTo(3);
    }

    @Test
    void the_same_attempt_filed_under_two_plans_is_one_observation() {
        bench.enrol(MACHINE);
        Event one = MACHINE.event("4.3.0-rc6", "boot", Status.PASS, 1);
        Event other =
                MACHINE.signed(underPlan("xen-4.3.0-again", MACHINE.result("4.3.0-rc6", "boot", Status.PASS, 1)), 2);

        bench.send(one);
        bench.send(other);
        bench.decide();

        assertThat(bench.coverage("4.3.0-rc6", "boot").results()).isEqualTo(1);
        assertThat(java.util.List.of(
                        bench.disposition(one.id()).kind(),
                        bench.disposition(other.id()).kind()))
                .containsExactlyInAnyOrder(Kind.COUNTED, Kind.DUPLICATE);
    }

    @Test
    void a_harness_failure_is_superseded_by_a_later_attempt_that_gave_evidence() {
        bench.enrol(MACHINE);
        Event broken = MACHINE.event("4.3.0-rc6", "boot", Status.BROKEN, 1);

        bench.send(broken);
        bench.send(MACHINE.event("4.3.0-rc6", "boot", Status.PASS, 2));
        bench.decide();

        assertThat(bench.disposition(broken.id()).kind()).isEqualTo(Kind.SUPERSEDED);
        assertThat(bench.verdict("4.3.0-rc6", "boot").here()).isEqualTo(new Tally(0, 1));
    }

    @Test
    void a_test_repeated_all_night_stays_bounded_and_each_attempt_is_told_what_became_of_it() {
        // given
        bench.enrol(MACHINE);
        int more = 20;

        // when
        for (int attempt = 1; attempt <= History.MOST_ATTEMPTS + more; attempt++) {
            bench.send(MACHINE.event("4.3.0-rc6", "boot", Status.PASS, attempt));
        }
        bench.send(MACHINE.event("4.3.0-rc7", "boot", Status.PASS, 1));
        bench.decide();

        // then
        assertThat(bench.coverage("4.3.0-rc6", "boot").results()).isEqualTo(History.MOST_ATTEMPTS);
        assertThat(bench.coverage("4.3.0-rc7", "boot").results()).isEqualTo(1);
        assertThat(bench.left(Topics.DISPOSITIONS))
                .hasSize(History.MOST_ATTEMPTS + more + 1)
                .values()
                .filteredOn(told -> told.contains("too-many-attempts"))
                .hasSize(more);
    }

    @Test
    void a_result_that_comes_before_its_enrolment_is_counted_after_it() {
        // given
        Event event = MACHINE.event("4.3.0-rc6", "boot", Status.PASS, 1);
        bench.send(event);
        bench.decide();
        assertThat(bench.disposition(event.id()).reason()).isEqualTo("not-enrolled");

        // when
        bench.enrol(MACHINE);
        bench.decide();

        // then
        assertThat(bench.disposition(event.id()).kind()).isEqualTo(Kind.COUNTED);
        assertThat(bench.verdict("4.3.0-rc6", "boot").here()).isEqualTo(new Tally(0, 1));
    }

    @Test
    void results_not_signed_by_their_own_machine_are_excluded_with_the_reason() {
        // given
        TestMachine thief = TestMachine.named("thief");
        bench.enrol(MACHINE);
        bench.enrol(thief);
        Result result = MACHINE.result("4.3.0-rc6", "boot", Status.FAIL, 1);
        Event stolen = thief.signed(result, 1);
        Event forged = MACHINE.signed(MACHINE.result("4.3.0-rc6", "boot", Status.FAIL, 2), 1)
                .with(new Signature(MACHINE.kid(), "AAAA"));
        Event unsigned = unsigned(MACHINE.signed(MACHINE.result("4.3.0-rc6", "boot", Status.FAIL, 3), 1));

        // when
        bench.send(stolen);
        bench.send(forged);
        bench.send(unsigned);
        bench.decide();

        // then
        assertThat(bench.disposition(stolen.id()).reason()).isEqualTo("wrong-machine");
        assertThat(bench.disposition(forged.id()).reason()).isEqualTo("wrong-signature");
        assertThat(bench.disposition(unsigned.id()).reason()).isEqualTo("unsigned");
        assertThat(bench.left(Topics.VERDICTS)).isEmpty();
    }

    @Test
    void what_arrived_before_a_revocation_counts_and_what_arrives_later_does_not_in_whatever_order_they_are_read() {
        // given
        Event before = MACHINE.event("4.3.0-rc6", "boot", Status.PASS, 1);
        Event meanwhile = MACHINE.event("4.3.0-rc6", "xtf", Status.PASS, 1);
        Event later = MACHINE.event("4.3.0-rc6", "guest-pv", Status.PASS, 1);
        bench.enrol(MACHINE);
        bench.send(before, TestMachine.NOON);

        // when
        bench.revoke(MACHINE, TestMachine.NOON.plusSeconds(1));
        bench.send(meanwhile, TestMachine.NOON.plusSeconds(10));
        bench.send(later, TestMachine.NOON.plusSeconds(11));
        bench.decide();

        // then
        assertThat(bench.disposition(before.id()).kind()).isEqualTo(Kind.COUNTED);
        assertThat(bench.disposition(meanwhile.id()).kind()).isEqualTo(Kind.COUNTED);
        assertThat(bench.disposition(later.id()).reason()).isEqualTo("revoked");
    }

    @Test
    void a_rebuild_after_a_revocation_counts_what_was_counted_before() {
        // given: a global store has the newest enrolment before the first result is read
        Event before = MACHINE.event("4.3.0-rc6", "boot", Status.PASS, 1);
        bench.revoke(MACHINE, TestMachine.NOON.plusSeconds(1));

        // when
        bench.send(before, TestMachine.NOON);
        bench.decide();

        // then
        assertThat(bench.disposition(before.id()).kind()).isEqualTo(Kind.COUNTED);
    }

    @Test
    void a_forgery_under_the_id_of_a_counted_result_changes_nothing() {
        bench.enrol(MACHINE);
        Event event = MACHINE.event("4.3.0-rc6", "boot", Status.PASS, 1);
        bench.send(event);
        bench.decide();
        var before = bench.left(Topics.DISPOSITIONS);

        bench.send(MACHINE.signed(MACHINE.result("4.3.0-rc6", "boot", Status.FAIL, 1), 9)
                .with(new Signature(MACHINE.kid(), "AAAA")));
        bench.decide();

        assertThat(bench.left(Topics.DISPOSITIONS)).isEqualTo(before);
        assertThat(bench.verdict("4.3.0-rc6", "boot").here()).isEqualTo(new Tally(0, 1));
    }

    @Test
    void what_cannot_be_read_goes_to_the_dead_letters_with_its_reason_and_bytes() {
        byte[] junk = "{\"no\":".getBytes(StandardCharsets.UTF_8);

        bench.sendRaw("4.3.0/boot", junk);

        assertThat(bench.deadLetters()).singleElement().satisfies(dead -> {
            assertThat(dead.value()).isEqualTo(junk);
            assertThat(dead.headers().lastHeader("testday.reason").value())
                    .asString()
                    .isEqualTo("malformed");
            assertThat(dead.headers().lastHeader("testday.offset").value())
                    .asString()
                    .isEqualTo("0");
        });
    }

    @Test
    void a_failure_everywhere_after_passes_everywhere_is_a_regression() {
        for (int i = 0; i < 6; i++) {
            TestMachine machine = TestMachine.named("m" + i);
            bench.enrol(machine);
            bench.send(machine.event("4.2.5-final", "save-restore", Status.PASS, 1));
            bench.send(machine.event("4.3.0-rc5", "save-restore", Status.PASS, 1));
            bench.send(machine.event("4.3.0-rc6", "save-restore", Status.FAIL, 1));
        }

        bench.decide();

        var verdict = bench.verdict("4.3.0-rc6", "save-restore");
        assertThat(verdict.kind()).isEqualTo(VerdictKind.REGRESSION);
        assertThat(verdict.reasons())
                .anyMatch(line -> line.startsWith("REGR. vs. 4.2.5"))
                .anyMatch(line -> line.startsWith("REGR. vs. rc5"));
        assertThat(verdict.sinceCandidate()).hasToString("4.3.0-rc5");
    }

    private static Result underPlan(String plan, Result r) {
        return new Result(
                plan,
                r.release(),
                r.machine(),
                r.boot(),
                r.test(),
                r.testVersion(),
                r.attempt(),
                r.build(),
                r.status(),
                r.wentWrong(),
                r.reason(),
                r.lastStep(),
                r.symptom(),
                r.excerpt(),
                r.facets(),
                r.startedAt(),
                r.durationMillis(),
                r.workarounds(),
                r.warnings(),
                r.measures());
    }

    private static Event unsigned(Event event) {
        return new Event(
                event.type(),
                event.id(),
                event.source(),
                event.subject(),
                event.time(),
                event.sequence(),
                null,
                event.body());
    }
}
