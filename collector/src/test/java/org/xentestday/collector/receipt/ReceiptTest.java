package org.xentestday.collector.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xentestday.collector.access.Secret;
import org.xentestday.collector.fixture.Answer;
import org.xentestday.collector.fixture.TestCollector;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.plan.Enrolment;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;

/** Receipts over HTTP, on an index in memory. */
class ReceiptTest {
    private static final Candidate RC6 = Candidate.parse("4.3.0-rc6");
    private static final TestMachine ANNS = TestMachine.named("anns");
    private static final TestMachine BOBS = TestMachine.named("bobs");
    private static final Secret ANN = Secret.fresh();
    private static final Secret BOB = Secret.fresh();
    private static TestCollector collector;

    /** An index that knows what it is told, and is away for the id {@code away}. */
    @Singleton
    @Primary // before the index itself, which is away in this test
    @Requires(property = "testday.receipts")
    static class MemoryIndex implements ReceiptSource {
        final Map<String, Disposition> dispositions = new ConcurrentHashMap<>();
        final Map<String, Verdict> verdicts = new ConcurrentHashMap<>();

        @Override
        public Optional<Disposition> disposition(String resultId) {
            if (resultId.equals("away")) {
                throw new ReceiptsAwayException(new IOException("connection refused"));
            }
            return Optional.ofNullable(dispositions.get(resultId));
        }

        @Override
        public Optional<String> machine(String resultId) {
            return resultId.equals("fresh") ? Optional.of(ANNS.pseudonym()) : Optional.empty();
        }

        @Override
        public Optional<Receipt.Rejection> rejection(String resultId) {
            return resultId.equals("unreadable")
                    ? Optional.of(new Receipt.Rejection("malformed", "not JSON"))
                    : Optional.empty();
        }

        @Override
        public Optional<Verdict> verdict(String key) {
            return Optional.ofNullable(verdicts.get(key));
        }
    }

    @BeforeAll
    static void start(@TempDir Path data) {
        collector = TestCollector.with(data, Map.of("testday.receipts", "true"));
        letIn(ANNS.enrolment().with(ANN.hash()));
        letIn(BOBS.enrolment().with(BOB.hash()));
    }

    @AfterAll
    static void stop() {
        collector.close();
    }

    @ParameterizedTest
    @CsvSource({"COUNTED, counted", "DUPLICATE, duplicate", "SUPERSEDED, superseded", "EXCLUDED, excluded"})
    void stage_follows_from_the_disposition(Disposition.Kind kind, String stage) {
        // given
        index().dispositions.put("r-" + stage, disposition("r-" + stage, kind, null));
        // when
        Answer answer = receipt("r-" + stage);
        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("stage").asText()).isEqualTo(stage);
        assertThat(answer.json().at("/disposition/sentence").asText()).isEqualTo("A sentence.");
        assertThat(answer.json().has("verdict")).isFalse();
    }

    @Test
    void counted_result_shows_the_verdict_it_is_part_of() {
        // given
        Verdict verdict = verdict();
        index().verdicts.put(verdict.mainKey(), verdict);
        index().dispositions.put("counted", disposition("counted", Disposition.Kind.COUNTED, verdict.mainKey()));
        // when
        Answer answer = receipt("counted");
        // then
        assertThat(answer.json().at("/verdict/kind").asText()).isEqualTo("PASSING");
    }

    @Test
    void result_that_is_not_decided_yet_is_indexed() {
        assertThat(receipt("fresh").text()).isEqualTo("{\"id\":\"fresh\",\"stage\":\"indexed\"}");
    }

    @Test
    void result_that_this_process_just_took_is_accepted() {
        // given
        collector.bean(Accepted.class).add("just-taken");
        // then
        assertThat(receipt("just-taken").json().path("stage").asText()).isEqualTo("accepted");
    }

    @Test
    void result_that_nobody_can_read_is_rejected_with_the_reason() {
        assertThat(receipt("unreadable").text())
                .isEqualTo("{\"id\":\"unreadable\",\"stage\":\"rejected\","
                        + "\"rejection\":{\"reason\":\"malformed\",\"sentence\":\"not JSON\"}}");
    }

    @Test
    void unknown_result_is_told() {
        receipt("nobody").isProblem(404, "unknown-result");
    }

    @Test
    void index_that_is_away_is_told_with_a_time_to_come_again() {
        Answer answer = receipt("away");
        answer.isProblem(503, "index-away");
        assertThat(answer.headers().firstValue("Retry-After")).contains("10");
    }

    @Test
    void collector_without_an_index_starts_and_says_so(@TempDir Path data) {
        try (TestCollector without = TestCollector.with(data, Map.of("testday.roles", "intake"))) {
            without.asOrganiser("GET", "/api/v1/results/fresh", "application/json", "")
                    .isProblem(503, "index-away");
            without.get("/api/v1/plans").isProblem(404, "not-found");
        }
    }

    @Test
    void receipt_is_for_its_own_tester_and_for_organisers() {
        // given
        index().dispositions.put("anns", disposition("anns", Disposition.Kind.COUNTED, null));
        // when, then
        assertThat(receipt("anns", ANN).status()).isEqualTo(200);
        assertThat(collector
                        .asOrganiser("GET", "/api/v1/results/anns", "application/json", "")
                        .status())
                .isEqualTo(200);
        receipt("anns", BOB).isProblem(404, "unknown-result");
        receipt("fresh", BOB).isProblem(404, "unknown-result");
        receipt("anns", Secret.fresh()).isProblem(401, "account-only");
        collector.get("/api/v1/results/anns").isProblem(401, "account-only");
    }

    @Test
    void another_machine_of_the_same_tester_may_ask() {
        // given
        Secret second = Secret.fresh();
        TestMachine other = TestMachine.named("anns second");
        letIn(new TestMachine(other.pseudonym(), ANNS.tester(), other.keys(), other.facets())
                .enrolment()
                .with(second.hash()));
        // then
        assertThat(receipt("fresh", second).status()).isEqualTo(200);
    }

    @Test
    void whoever_has_the_id_of_what_no_machine_sent_may_learn_why() {
        // given
        index().dispositions
                .put(
                        "nobodys",
                        new Disposition(
                                "nobodys",
                                Disposition.Kind.EXCLUDED,
                                "not-enrolled",
                                "The key is not enrolled.",
                                null,
                                null,
                                null,
                                null,
                                1));
        // then
        assertThat(receipt("nobodys", BOB).json().path("stage").asText()).isEqualTo("excluded");
    }

    @Test
    void revoked_machine_sees_nothing_more() {
        // given
        Secret gone = Secret.fresh();
        TestMachine machine = TestMachine.named("gone");
        letIn(machine.enrolment().with(gone.hash()));
        assertThat(receipt("nobody", gone).status()).isEqualTo(404);
        // when
        letIn(machine.enrolment().with(gone.hash()).revoked(TestMachine.NOON));
        // then
        receipt("nobody", gone).isProblem(401, "account-only");
    }

    private static Answer receipt(String id) {
        return receipt(id, ANN);
    }

    private static Answer receipt(String id, Secret secret) {
        return collector.send(collector.to("/api/v1/results/" + id).header("Authorization", "Bearer " + secret.text()));
    }

    private static void letIn(Enrolment enrolment) {
        collector
                .log()
                .append(List.of(Event.of(
                        EventType.ENROLMENT, enrolment.kid(), "/test", enrolment.kid(), TestMachine.NOON, enrolment)));
    }

    private static MemoryIndex index() {
        return collector.bean(MemoryIndex.class);
    }

    private static Disposition disposition(String id, Disposition.Kind kind, @Nullable String verdict) {
        return new Disposition(id, kind, null, "A sentence.", ANNS.pseudonym(), RC6, "guest-hvm", verdict, 1);
    }

    private static Verdict verdict() {
        return new Verdict(
                RC6,
                "guest-hvm",
                VerdictKind.PASSING,
                Facets.NONE,
                List.of(),
                null,
                null,
                new Tally(0, 3),
                new Tally(0, 0),
                new Tally(0, 3),
                null,
                null,
                0.63,
                0,
                List.of(),
                "1",
                List.of(),
                null,
                List.of(),
                List.of());
    }
}
