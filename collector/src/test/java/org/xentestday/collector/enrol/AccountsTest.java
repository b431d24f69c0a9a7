package org.xentestday.collector.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.collector.fixture.Answer;
import org.xentestday.collector.fixture.TestCollector;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Status;
import org.xentestday.model.sign.Keys;

/** Who may do what, and for how long. */
class AccountsTest {
    private static final TestMachine ONE = TestMachine.named("one");

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
    void an_organiser_makes_another_who_may_do_the_same() {
        // given
        String olga = enter("olga", "organiser").path("credential").asText();
        // when
        Answer answer = post("/api/v1/tokens", "{\"tester\":\"ann\"}", olga);
        // then
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("role").asText()).isEqualTo("TESTER");
    }

    @Test
    void readers_and_testers_are_no_organisers() {
        String rita = enter("rita", "reader").path("credential").asText();
        String ann =
                enrol(token("ann", "tester"), ONE).json().path("credential").asText();
        post("/api/v1/tokens", "{\"tester\":\"ann\"}", rita).isProblem(401, "organiser-only");
        post("/api/v1/tokens", "{\"tester\":\"ann\"}", ann).isProblem(401, "organiser-only");
        post("/api/v1/enrolments/" + ONE.kid() + "/revocation", "", ann).isProblem(401, "organiser-only");
        collector.get("/api/v1/enrolments").isProblem(401, "organiser-only");
        collector.get("/api/v1/accounts").isProblem(401, "organiser-only");
        collector.get("/api/v1/tokens").isProblem(401, "organiser-only");
    }

    @Test
    void a_token_lets_in_whom_it_is_for() {
        enrol(token("rita", "reader"), ONE).isProblem(403, "token-refused");
        enterWith(token("ann", "tester")).isProblem(403, "token-refused");
        String once = token("rita", "reader");
        assertThat(enterWith(once).status()).isEqualTo(201);
        enterWith(once).isProblem(403, "token-refused");
    }

    @Test
    void what_is_revoked_is_refused_from_then_on() {
        // given
        enrol(token("ann", "tester"), ONE);
        assertThat(collector
                        .post("/api/v1/results", ONE.event("4.3.0-rc6", "boot", Status.PASS, 1))
                        .status())
                .isEqualTo(202);
        // when
        Answer revoked = organiser("POST", "/api/v1/enrolments/" + ONE.kid() + "/revocation");
        // then
        assertThat(revoked.json().path("revokedAt").asText()).isNotEmpty();
        collector
                .post("/api/v1/results", ONE.event("4.3.0-rc6", "boot", Status.PASS, 2))
                .isProblem(403, "revoked");
        enrol(token("ann", "tester"), ONE).isProblem(403, "revoked");
        assertThat(organiser("POST", "/api/v1/enrolments/" + ONE.kid() + "/revocation")
                        .json())
                .as("again changes nothing")
                .isEqualTo(revoked.json());
        organiser("POST", "/api/v1/enrolments/0123456789abcdef/revocation").isProblem(404, "unknown-key");
    }

    @Test
    void a_revoked_person_is_a_stranger() {
        // given
        JsonNode olga = enter("olga", "organiser");
        String id = olga.path("account").asText();
        // when
        organiser("POST", "/api/v1/accounts/" + id + "/revocation");
        // then
        post("/api/v1/tokens", "{\"tester\":\"ann\"}", olga.path("credential").asText())
                .isProblem(401, "organiser-only");
        organiser("POST", "/api/v1/accounts/" + id + "/rotation").isProblem(403, "revoked");
    }

    @Test
    void other_credentials_take_the_place_of_those_before() {
        // given
        JsonNode olga = enter("olga", "organiser");
        String machines =
                enrol(token("ann", "tester"), ONE).json().path("credential").asText();
        // when
        Answer person =
                organiser("POST", "/api/v1/accounts/" + olga.path("account").asText() + "/rotation");
        Answer machine = organiser("POST", "/api/v1/enrolments/" + ONE.kid() + "/rotation");
        // then
        post("/api/v1/tokens", "{\"tester\":\"a\"}", olga.path("credential").asText())
                .isProblem(401, "organiser-only");
        assertThat(post(
                                "/api/v1/tokens",
                                "{\"tester\":\"a\"}",
                                person.json().path("credential").asText())
                        .status())
                .isEqualTo(201);
        collector
                .send(collector.to("/api/v1/results/any").header("Authorization", "Bearer " + machines))
                .isProblem(401, "account-only");
        assertThat(enrol(machine.json().path("token").asText(), ONE).status()).isEqualTo(201);
    }

    @Test
    void lists_show_who_is_in_and_never_a_secret() {
        // given
        String open = token("ann", "tester");
        JsonNode rita = enter("rita", "reader");
        JsonNode one = enrol(token("ann", "tester"), ONE).json();
        // when
        Answer tokens = organiser("GET", "/api/v1/tokens");
        Answer machines = organiser("GET", "/api/v1/enrolments");
        Answer people = organiser("GET", "/api/v1/accounts");
        // then
        assertThat(tokens.json().findValuesAsText("state")).containsExactly("open", "used", "used");
        assertThat(machines.json().findValuesAsText("kid")).containsExactly(ONE.kid());
        assertThat(people.json().findValuesAsText("name")).containsExactly("rita");
        assertThat(tokens.text() + machines.text() + people.text())
                .doesNotContain(
                        open,
                        rita.path("credential").asText(),
                        one.path("credential").asText())
                .doesNotContain("hash", "credential");
    }

    @Test
    void a_token_that_was_taken_back_lets_nobody_in() {
        // given
        String token = token("ann", "tester");
        String id = organiser("GET", "/api/v1/tokens").json().at("/0/id").asText();
        // when
        Answer answer = organiser("POST", "/api/v1/tokens/" + id + "/revocation");
        // then
        assertThat(answer.json().path("state").asText()).isEqualTo("revoked");
        enrol(token, ONE).isProblem(403, "token-refused");
        organiser("POST", "/api/v1/tokens/none/revocation").isProblem(404, "unknown-token");
    }

    @Test
    void a_token_is_for_a_known_role_and_a_sensible_time() {
        for (String more :
                new String[] {"\"role\":\"king\"", "\"valid\":\"soon\"", "\"valid\":\"-PT1H\"", "\"valid\":\"P900D\""
                }) {
            organiser("POST", "/api/v1/tokens", "{\"tester\":\"ann\"," + more + "}")
                    .isProblem(400, "invalid");
        }
    }

    private JsonNode enter(String name, String role) {
        Answer answer = enterWith(token(name, role));
        assertThat(answer.status()).isEqualTo(201);
        return answer.json();
    }

    private Answer enterWith(String token) {
        return collector.postJson("/api/v1/enrolments", "{\"token\":\"" + token + "\"}");
    }

    private String token(String name, String role) {
        return organiser("POST", "/api/v1/tokens", "{\"tester\":\"%s\",\"role\":\"%s\"}".formatted(name, role))
                .json()
                .path("token")
                .asText();
    }

    private Answer enrol(String token, TestMachine machine) {
        return collector.postJson(
                "/api/v1/enrolments",
                "{\"token\":\"%s\",\"publicKey\":\"%s\",\"machine\":\"%s\"}"
                        .formatted(token, Keys.text(machine.keys().getPublic()), machine.pseudonym()));
    }

    private Answer organiser(String method, String path) {
        return organiser(method, path, "");
    }

    private Answer organiser(String method, String path, String body) {
        return collector.asOrganiser(method, path, "application/json", body);
    }

    private Answer post(String path, String body, String secret) {
        return collector.send(collector
                .to(path)
                .header("Authorization", "Bearer " + secret)
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    }
}
