package org.xentestday.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.apache.kafka.common.quota.ClientQuotaFilterComponent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.Agent;
import org.xentestday.agent.Setup;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.identity.KafkaAccount;
import org.xentestday.agent.identity.Membership;
import org.xentestday.agent.journal.Outcome;
import org.xentestday.agent.journal.Task;
import org.xentestday.agent.send.Answer;
import org.xentestday.agent.send.KafkaChoice;
import org.xentestday.agent.send.Sending;
import org.xentestday.collector.Collector;
import org.xentestday.model.Topics;
import org.xentestday.model.json.Json;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Build;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.standalone.broker.Broker;
import org.xentestday.standalone.broker.BrokerSecrets;
import org.xentestday.standalone.broker.BrokerSettings;
import org.xentestday.standalone.broker.BrokerUser;
import org.xentestday.standalone.port.Ports;
import org.xentestday.streams.Settings;
import org.xentestday.streams.StreamsApp;

/** Who is let in, and how far: the real broker with users and rights, streams and collector as their own users. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // made before all tests
final class AccountsIT {
    private static final String SECRET = "organiser-of-the-tests";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Candidate RC6 = Candidate.parse("4.3.0-rc6");
    private static final int QUOTA = 65_536;

    @TempDir
    static Path temp;

    private final int port = Ports.free();
    private BrokerSecrets secrets;
    private Broker broker;
    private StreamsApp streams;
    private Collector collector;
    private int machines;

    @BeforeAll
    void start() throws Exception {
        try (Broker open = Broker.start(temp.resolve("broker"))) { // as versions before left it
            Records.write(Records.open(open.bootstrapServers()), Topics.DLQ, "before");
        }
        secrets = new BrokerSecrets(temp.resolve("secrets/kafka"));
        secrets.make();
        broker = Broker.start(new BrokerSettings(temp.resolve("broker"), port, Ports.free(), Optional.of(secrets)));
        streams = StreamsApp.start(new Settings(
                broker.bootstrapServers(),
                secrets.client(BrokerUser.STREAMS),
                temp.resolve("streams"),
                1,
                Duration.ofMillis(200),
                Ports.HOST,
                0));
        collector = Collector.start(collector());
        await().atMost(PATIENCE).until(streams::running);
    }

    private Map<String, Object> collector() {
        Map<String, Object> all = new HashMap<>(Map.of(
                "testday.port", -1,
                "testday.roles", List.of("intake", "enrol", "board"),
                "testday.data", temp.resolve("collector").toString(),
                "testday.organiser.secret", SECRET,
                "testday.kafka.bootstrap-servers", broker.bootstrapServers(),
                "testday.kafka.machines.bootstrap-servers", broker.bootstrapServers(),
                "testday.kafka.machines.bytes-per-second", QUOTA));
        secrets.client(BrokerUser.COLLECTOR).forEach((name, value) -> all.put("testday.kafka.client." + name, value));
        secrets.client(BrokerUser.ENROL).forEach((name, value) -> all.put("testday.kafka.enrol-client." + name, value));
        return all;
    }

    @AfterAll
    void stop() {
        collector.close();
        streams.close();
        broker.close();
    }

    @Test
    void what_an_enrolled_machine_sends_straight_to_kafka_is_counted() throws Exception {
        try (Agent agent = agent(true)) {
            // given
            agent.enrol(token("anna"));
            String id = agent.record(task("boot"), Outcome.pass());

            // when
            Sending sending = agent.send();

            // then
            assertThat(sending).isEqualTo(new Sending(1, 0, 0, null));
            awaitDisposition(id, "COUNTED");
        }
    }

    @Test
    void what_was_in_a_directory_without_users_is_still_there() {
        assertThat(Records.read(as(BrokerUser.ADMIN), Topics.DLQ)).contains("before");
    }

    @Test
    void a_machine_may_write_what_it_says_and_nothing_else() throws Exception {
        Map<String, Object> client = client(account(enrolled()));
        for (Topics topic : Topics.all()) {
            assertThatThrownBy(() -> Records.readAll(client, topic))
                    .as("read " + topic)
                    .isInstanceOf(AuthorizationException.class);
        }
        for (Topics topic : EnumSet.complementOf(EnumSet.of(Topics.RESULTS, Topics.ACTIVITY))) {
            assertRefused(client, topic);
        }
        Records.write(client, Topics.ACTIVITY, "no activity, but it may say so");
        try (Admin admin = Admin.create(client)) {
            assertThatThrownBy(() -> admin.createTopics(List.of(new NewTopic("testday.mine.v1", 1, (short) 1)))
                            .all()
                            .get())
                    .hasCauseInstanceOf(AuthorizationException.class);
            assertThat(admin.listTopics().names().get())
                    .containsExactlyInAnyOrder(Topics.RESULTS.topic(), Topics.ACTIVITY.topic());
        }
    }

    @Test
    void each_part_may_write_what_is_its_own_only() {
        for (Topics topic : List.of(Topics.RESULTS, Topics.MACHINES, Topics.PLANS)) {
            assertRefused(as(BrokerUser.STREAMS), topic);
        }
        for (Topics topic : List.of(Topics.VERDICTS, Topics.DISPOSITIONS, Topics.MACHINES, Topics.ACCOUNTS)) {
            assertRefused(as(BrokerUser.COLLECTOR), topic);
        }
        for (Topics topic : List.of(Topics.VERDICTS, Topics.RESULTS)) {
            assertRefused(as(BrokerUser.ENROL), topic);
            assertRefused(as(BrokerUser.INDEXER), topic);
        }
    }

    @Test
    void nobody_gets_in_without_a_password() {
        Map<String, Object> wrong = new HashMap<>(as(BrokerUser.STREAMS));
        wrong.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"testday-admin\" password=\"guess\";");
        assertThatThrownBy(() -> Records.write(wrong, Topics.RESULTS, "x"))
                .hasRootCauseInstanceOf(AuthenticationException.class);
    }

    @Test
    void a_machine_has_a_quota() throws Exception {
        Membership membership = enrolled();
        try (Admin admin = Admin.create(as(BrokerUser.ADMIN))) {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(quotas(admin, account(membership).user()))
                                    .containsExactly(Map.entry("producer_byte_rate", (double) QUOTA)));
        }
    }

    @Test
    void a_revoked_machine_is_refused_both_ways_and_what_it_said_before_stays() throws Exception {
        Path state = state();
        String before;
        Membership membership;
        try (Agent agent = agent(state, true)) {
            // given
            membership = agent.enrol(token("bob"));
            before = agent.record(task("boot"), Outcome.pass());
            agent.send();
            awaitDisposition(before, "COUNTED");
            agent.record(task("xtf"), Outcome.pass());

            // when
            HttpResponse<byte[]> revoked =
                    organiser("POST", "/api/v1/enrolments/" + membership.kid() + "/revocation", "");

            // then
            assertThat(revoked.statusCode()).isEqualTo(200);
            Sending direct = agent.send();
            assertThat(direct.sent()).isZero();
            assertThat(direct.obstacle()).isInstanceOf(Answer.NotPermitted.class);
        }
        assertThatThrownBy(() -> Records.write(client(account(membership)), Topics.RESULTS, "x"))
                .hasRootCauseInstanceOf(AuthenticationException.class);
        try (Agent agent = agent(state, false)) {
            Sending http = agent.send();
            assertThat(http.sent()).isZero();
            assertThat(agent.results().getLast().state()).isEqualTo("refused");
        }
        try (Admin admin = Admin.create(as(BrokerUser.ADMIN))) {
            assertThat(quotas(admin, account(membership).user())).isEmpty();
        }
        awaitDisposition(before, "COUNTED");
    }

    @Test
    void an_export_has_what_the_organiser_may_give_away() throws Exception {
        try (Agent agent = agent(true)) {
            // given
            Membership membership = agent.enrol(token("emil"));
            String id = agent.record(task("boot"), Outcome.pass());
            agent.send();
            Plan plan = new Plan("xen-4.3.0", "Xen 4.3", "4.3.0", null, List.of(), null, List.of());
            assertThat(organiser("PUT", "/api/v1/plans/xen-4.3.0", new String(Json.write(plan), StandardCharsets.UTF_8))
                            .statusCode())
                    .isEqualTo(200);

            // when
            HttpResponse<byte[]> export = organiser("GET", "/api/v1/plans/xen-4.3.0/results.ndjson", "");

            // then
            assertThat(export.statusCode()).isEqualTo(200);
            assertThat(new String(export.body(), StandardCharsets.UTF_8))
                    .contains(id, membership.kid())
                    .doesNotContain("emil", "\"credential\"");
        }
    }

    @Test
    void a_token_that_was_spent_is_of_use_to_nobody() throws Exception {
        String token = token("carl");
        try (Agent first = agent(true);
                Agent other = agent(true)) {
            first.enrol(token);
            assertThatThrownBy(() -> first.enrol(token))
                    .isInstanceOfSatisfying(
                            AgentException.class,
                            refusal -> assertThat(refusal.sentence()).contains("refused the token"));
            assertThatThrownBy(() -> other.enrol(token)).isInstanceOf(AgentException.class);
        }
    }

    @Test
    void other_credentials_take_the_place_of_those_before() throws Exception {
        try (Agent agent = agent(true)) {
            // given
            Membership before = agent.enrol(token("dora"));

            // when
            HttpResponse<byte[]> rotated = organiser("POST", "/api/v1/enrolments/" + before.kid() + "/rotation", "");
            Membership after =
                    agent.enrol(Json.tree(rotated.body()).path("token").asText());

            // then
            assertThatThrownBy(() -> Records.write(client(account(before)), Topics.ACTIVITY, "x"))
                    .hasRootCauseInstanceOf(AuthenticationException.class);
            Records.write(client(account(after)), Topics.ACTIVITY, "x");
            assertThat(after.kid()).isEqualTo(before.kid());
        }
    }

    private static void assertRefused(Map<String, Object> client, Topics topic) {
        assertThatThrownBy(() -> Records.write(client, topic, "x"))
                .as("write " + topic)
                .hasRootCauseInstanceOf(AuthorizationException.class);
    }

    private void awaitDisposition(String id, String kind) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Records.readAll(as(BrokerUser.ADMIN), Topics.DISPOSITIONS))
                        .filteredOn(record -> record.key().equals(id))
                        .last()
                        .satisfies(record -> assertThat(new String(record.value(), StandardCharsets.UTF_8))
                                .contains("\"kind\":\"" + kind + "\"")));
    }

    private static Map<String, Double> quotas(Admin admin, String user)
            throws ExecutionException, InterruptedException {
        return admin
                .describeClientQuotas(ClientQuotaFilter.containsOnly(
                        List.of(ClientQuotaFilterComponent.ofEntity(ClientQuotaEntity.USER, user))))
                .entities()
                .get()
                .values()
                .stream()
                .findFirst()
                .orElse(Map.of());
    }

    private Membership enrolled() throws Exception {
        try (Agent agent = agent(true)) {
            return agent.enrol(token("anna"));
        }
    }

    private static KafkaAccount account(Membership membership) {
        return Objects.requireNonNull(membership.kafka());
    }

    private Agent agent(boolean direct) throws IOException {
        return agent(state(), direct);
    }

    private Path state() {
        return temp.resolve("machine-" + ++machines);
    }

    private Agent agent(Path state, boolean direct) throws IOException {
        URI address = URI.create("http://127.0.0.1:" + collector.port());
        Setup setup = Setup.of(state, address, Clock.systemUTC(), "boot-1");
        return Agent.open(direct ? setup.with(KafkaChoice.of(List.of(), Duration.ofSeconds(20))) : setup);
    }

    private static Task task(String test) {
        Build build = new Build(RC6, "a".repeat(40), Build.KnownBy.CHANGESET);
        return new Task("xen-4.3.0", "4.3.0", test, 1, build, Facets.NONE);
    }

    private Map<String, Object> as(BrokerUser user) {
        return Records.as(user, temp, port);
    }

    private static Map<String, Object> client(KafkaAccount account) {
        return Map.of(
                "bootstrap.servers",
                account.bootstrap(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(account.user(), account.password()));
    }

    private String token(String tester) throws Exception {
        JsonNode answer = Json.tree(organiser("POST", "/api/v1/tokens", "{\"tester\":\"" + tester + "\"}")
                .body());
        return answer.path("token").asText();
    }

    private HttpResponse<byte[]> organiser(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + collector.port() + path))
                .header("Authorization", "Bearer " + SECRET)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofByteArray());
        }
    }
}
