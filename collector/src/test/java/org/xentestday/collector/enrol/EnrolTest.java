package org.xentestday.collector.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.collector.fixture.Answer;
import org.xentestday.collector.fixture.TestCollector;
import org.xentestday.collector.registry.Registry;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Status;
import org.xentestday.model.sign.Keys;

/** From the organiser's token to a machine that is let in. */
class EnrolTest {
    private static final TestMachine ONE = TestMachine.named("one");
    private static final TestMachine TWO = TestMachine.named("two");

    @TempDir
    private Path data;

    private TestCollector collector;

    @BeforeEach
    void start() {
        collector = TestCollector.in(data);
    }

    @AfterEach
    void stop() {
        collector.close();
    }

    @Test
    void token_lets_a_machine_in_and_its_next_request_is_taken() {
        // when
        Answer answer = enrol(token("ann"), ONE);
        // then
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("kid").asText()).isEqualTo(ONE.kid());
        assertThat(answer.json().path("machine").asText()).isEqualTo(ONE.pseudonym());
        assertThat(answer.json().path("tester").asText()).isEqualTo("ann");
        Event result = ONE.event("4.3.0-rc6", "guest-hvm", Status.PASS, 1);
        assertThat(collector.post("/api/v1/results", result).status()).isEqualTo(202);
    }

    @Test
    void token_lets_one_machine_in_only() {
        String token = token("ann");
        enrol(token, ONE);
        enrol(token, TWO).isProblem(403, "token-refused");
    }

    @Test
    void enrolment_that_is_replayed_gets_nothing() {
        String token = token("ann");
        assertThat(enrol(token, ONE).status()).isEqualTo(201);
        enrol(token, ONE).isProblem(403, "token-refused");
        assertThat(enrolments()).hasSize(1);
    }

    @Test
    void machine_that_is_enrolled_gets_other_credentials_with_another_token() {
        // given
        String first = enrol(token("ann"), ONE).json().path("credential").asText();
        // when
        String second = enrol(token("ann"), ONE).json().path("credential").asText();
        // then
        assertThat(second).hasSize(43).isNotEqualTo(first);
        assertThat(collector.bean(Registry.class).enrolments()).hasSize(1);
    }

    @Test
    void fifty_machines_at_once_and_one_token_lets_one_in() throws Exception {
        // given
        String token = token("ann");
        List<Callable<Answer>> requests = IntStream.range(0, 50)
                .<Callable<Answer>>mapToObj(n -> () -> enrol(token, TestMachine.named("machine " + n)))
                .toList();
        // when
        List<Integer> statuses = new java.util.ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : executor.invokeAll(requests)) {
                statuses.add(answer.get().status());
            }
        }
        // then
        assertThat(statuses).containsOnly(201, 403).containsOnlyOnce(201);
        assertThat(enrolments()).hasSize(1);
    }

    @Test
    void token_and_its_use_survive_a_restart() {
        // given
        String fresh = token("ann");
        String spent = token("bob");
        enrol(spent, ONE);
        // when
        collector.close();
        start();
        // then
        assertThat(enrol(fresh, TWO).status()).isEqualTo(201);
        enrol(spent, TestMachine.named("three")).isProblem(403, "token-refused");
    }

    @Test
    void while_the_log_is_away_the_token_waits_for_the_machine_that_showed_it() {
        // given
        String token = token("ann");
        collector.log().away(true);
        enrol(token, ONE).isProblem(503, "kafka-away");
        // when
        collector.log().away(false);
        // then
        enrol(token, TWO).isProblem(403, "token-refused");
        assertThat(enrol(token, ONE).status()).isEqualTo(201);
    }

    @Test
    void machine_that_was_sent_away_does_not_come_back_with_its_old_token() {
        // given a machine that is enrolled, and then is not: a collector with another, empty log
        String token = token("ann");
        enrol(token, ONE);
        collector.close();
        start();
        // when, then
        enrol(token, ONE).isProblem(403, "token-refused");
    }

    @Test
    void nobody_takes_another_testers_machine_or_key() {
        // given
        enrol(token("ann"), ONE);
        String bobs = token("bob");
        // when, then
        TestMachine sameName = new TestMachine(ONE.pseudonym(), "bob", TWO.keys(), TWO.facets());
        TestMachine sameKey = new TestMachine(TWO.pseudonym(), "bob", ONE.keys(), TWO.facets());
        enrol(bobs, sameName).isProblem(409, "already-enrolled");
        enrol(bobs, sameKey).isProblem(409, "already-enrolled");
        enrol(bobs, ONE).isProblem(409, "already-enrolled");
        assertThat(enrol(bobs, TWO).status()).isEqualTo(201);
    }

    @Test
    void tester_who_lost_a_key_enrols_a_new_one_for_the_machine() {
        enrol(token("ann"), ONE);
        TestMachine newKey = new TestMachine(ONE.pseudonym(), "ann", Keys.generate(), ONE.facets());
        assertThat(enrol(token("ann"), newKey).status()).isEqualTo(201);
    }

    @Test
    void nobody_enrols_before_the_registry_knows_who_is_there() {
        String token = token("ann");
        collector.log().caughtUp(false);
        enrol(token, ONE).isProblem(503, "starting");
    }

    @Test
    void answer_waits_until_this_process_knows_the_machine() {
        enrol(token("ann"), ONE);
        assertThat(collector.bean(Registry.class).key(ONE.kid())).isPresent();
    }

    @Test
    void what_is_no_request_is_told_so() {
        String token = token("ann");
        String key = Keys.text(ONE.keys().getPublic());
        collector.postJson("/api/v1/enrolments", "{}").isProblem(400, "invalid");
        collector.postJson("/api/v1/enrolments", "[").isProblem(400, "malformed");
        enrol(token, "no key", ONE.pseudonym()).isProblem(400, "invalid");
        enrol(token, key, "host.example.org").isProblem(400, "invalid");
        enrol("0".repeat(32), key, ONE.pseudonym()).isProblem(403, "token-refused");
    }

    @Test
    void only_the_organiser_makes_tokens() {
        Answer answer = collector.postJson("/api/v1/tokens", "{\"tester\":\"ann\"}");
        answer.isProblem(401, "organiser-only");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void tester_must_be_a_pseudonym() {
        for (String body : List.of("{}", "{\"tester\":\"Ann <ann@example.org>\"}", "{\"tester\":\"\"}")) {
            collector
                    .asOrganiser("POST", "/api/v1/tokens", "application/json", body)
                    .isProblem(400, "invalid");
        }
    }

    @Test
    void without_a_secret_there_are_no_tokens(@TempDir Path other) {
        try (TestCollector open = TestCollector.with(other, Map.of("testday.organiser.secret", ""))) {
            open.asOrganiser("POST", "/api/v1/tokens", "application/json", "{\"tester\":\"ann\"}")
                    .isProblem(403, "organiser-not-configured");
        }
    }

    private String token(String tester) {
        Answer answer =
                collector.asOrganiser("POST", "/api/v1/tokens", "application/json", "{\"tester\":\"" + tester + "\"}");
        assertThat(answer.status()).isEqualTo(201);
        return answer.json().path("token").asText();
    }

    private Answer enrol(String token, TestMachine machine) {
        return enrol(token, Keys.text(machine.keys().getPublic()), machine.pseudonym());
    }

    private Answer enrol(String token, String key, String machine) {
        return collector.postJson(
                "/api/v1/enrolments",
                "{\"token\":\"%s\",\"publicKey\":\"%s\",\"machine\":\"%s\"}".formatted(token, key, machine));
    }

    private List<Event> enrolments() {
        return collector.log().events().stream()
                .filter(event -> event.type() == EventType.ENROLMENT)
                .toList();
    }
}
