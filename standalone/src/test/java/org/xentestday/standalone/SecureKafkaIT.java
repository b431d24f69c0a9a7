package org.xentestday.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.disk.StateDirectory;
import org.xentestday.agent.identity.Identity;
import org.xentestday.agent.identity.KafkaAccount;
import org.xentestday.agent.identity.Membership;
import org.xentestday.agent.send.Answer;
import org.xentestday.agent.send.KafkaChoice;
import org.xentestday.agent.send.KafkaTransport;
import org.xentestday.agent.send.Transport;
import org.xentestday.model.Topics;
import org.xentestday.model.event.Event;
import org.xentestday.model.fixture.TestAuthority;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Status;
import org.xentestday.standalone.broker.SecureBroker;

/** The agent's way into Kafka with a real broker that wants TLS and a user, and that gives each user his rights only. */
@SuppressWarnings("NullAway.Init") // made before all tests
final class SecureKafkaIT {
    private static final String PASSWORD = "a \"quoted\\ password;";
    private static final TestMachine MACHINE = TestMachine.named("direct");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(4);

    @TempDir
    static Path temp;

    static TestAuthority authority;
    static SecureBroker broker;
    private static int attempts;

    @BeforeAll
    static void start() throws Exception {
        authority = new TestAuthority(Files.createDirectory(temp.resolve("authority")));
        broker = new SecureBroker(temp.resolve("broker"), authority);
        broker.user("writer", PASSWORD);
        broker.user("stranger", PASSWORD);
        broker.allowWriting("writer", Topics.RESULTS);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(send(broker.secure(), "writer", PASSWORD, pem()))
                        .isEqualTo(new Answer.Taken()));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void what_the_server_handed_out_is_enough_to_write() throws Exception {
        int before = inLog();
        Event event = event();

        Answer answer = send(new KafkaAccount(broker.secure(), "writer", PASSWORD, pem()), none(), event);

        assertThat(answer).isEqualTo(new Answer.Taken());
        assertThat(inLog()).isEqualTo(before + 1);
    }

    @Test
    void what_the_operator_sets_beats_what_was_handed_out() throws Exception {
        Path password = Files.writeString(temp.resolve("password"), PASSWORD + "\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        KafkaChoice own = new KafkaChoice(
                List.of(broker.secure()),
                Optional.of("writer"),
                Optional.of(password),
                Optional.of(authority.pem()),
                Optional.of(true),
                false,
                PATIENCE);

        Answer answer = send(new KafkaAccount("127.0.0.1:1", "other", "wrong", null), own, event());

        assertThat(answer).isEqualTo(new Answer.Taken());
    }

    @Test
    void a_user_who_may_write_may_not_read() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                broker.secure(),
                "security.protocol",
                "SASL_SSL",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                authority.pem().toString(),
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"writer\""
                        + " password=\"a \\\"quoted\\\\ password;\";");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(new TopicPartition(Topics.RESULTS.topic(), 0)));
            consumer.seek(new TopicPartition(Topics.RESULTS.topic(), 0), 0);

            assertThatThrownBy(() -> consumer.poll(PATIENCE)).isInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void a_wrong_password_is_one_sentence() throws Exception {
        assertThat(send(broker.secure(), "writer", "guess", pem()))
                .isEqualTo(new Answer.NotPermitted("The brokers at " + broker.secure()
                        + " refuse the Kafka user writer or its password: enrol again, or correct kafka-user and"
                        + " kafka-password-file."));
    }

    @Test
    void a_user_without_the_right_is_told_whom_to_ask() throws Exception {
        assertThat(send(broker.secure(), "stranger", PASSWORD, pem()))
                .isEqualTo(new Answer.NotPermitted(
                        "The Kafka user may not write results: ask the organiser for the right."));
    }

    @Test
    void a_broker_of_an_authority_that_is_not_trusted_gets_nothing() throws Exception {
        TestAuthority other = new TestAuthority(Files.createDirectory(temp.resolve("other")));

        assertThat(send(broker.secure(), "writer", PASSWORD, Files.readString(other.pem())))
                .isInstanceOfSatisfying(
                        Answer.Insecure.class,
                        insecure -> assertThat(insecure.sentence())
                                .contains("its certificate comes from an authority that this machine does not know"));
    }

    @Test
    void a_broker_by_another_name_gets_nothing() throws Exception {
        assertThat(send(broker.misnamed(), "writer", PASSWORD, pem()))
                .isEqualTo(new Answer.Insecure("There is no secure connection to the brokers at " + broker.misnamed()
                        + ": its certificate is for another host name."));
    }

    @Test
    void a_broker_with_an_expired_certificate_gets_nothing() throws Exception {
        assertThat(send(broker.expired(), "writer", PASSWORD, pem()))
                .isEqualTo(new Answer.Insecure("There is no secure connection to the brokers at " + broker.expired()
                        + ": its certificate has expired, if this machine's clock is right."));
    }

    @Test
    void a_broker_without_tls_gets_nothing_where_tls_was_asked_for() throws Exception {
        int before = inLog();

        Answer answer = send(new KafkaAccount(broker.plain(), "writer", PASSWORD, pem()), waiting(SHORT), event());

        assertThat(answer).isInstanceOf(Answer.Obstacle.class);
        assertThat(inLog()).isEqualTo(before);
    }

    @Test
    void a_record_that_is_too_large_is_refused() throws Exception {
        broker.limit(Topics.RESULTS, 200);
        try {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(send(broker.secure(), "writer", PASSWORD, pem()))
                            .isEqualTo(new Answer.Refused("too-large", "the brokers refuse a record this large")));
        } finally {
            broker.limit(Topics.RESULTS, 1 << 20);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(send(broker.secure(), "writer", PASSWORD, pem()))
                            .isEqualTo(new Answer.Taken()));
        }
    }

    @Test
    void the_command_sends_with_what_is_in_its_enrolment() throws Exception {
        // given
        Path state = temp.resolve("state");
        enrolled(state, new KafkaAccount(broker.secure(), "writer", PASSWORD, pem()));
        int before = inLog();

        // when
        String recorded = run(
                0,
                state,
                "report",
                "--no-send",
                "--plan",
                "p",
                "--test",
                "boot",
                "--status",
                "PASS",
                "--candidate",
                "4.3.0-rc6");
        enrolled(state, new KafkaAccount(broker.expired(), "writer", PASSWORD, pem()));
        String expired = run(76, state, "send");
        enrolled(state, new KafkaAccount(broker.secure(), "writer", "guess", pem()));
        String refused = run(77, state, "send");
        enrolled(state, new KafkaAccount(broker.secure(), "writer", PASSWORD, pem()));
        String sent = run(0, state, "send");

        // then
        assertThat(recorded).startsWith("Recorded ");
        assertThat(expired)
                .contains("0 sent, 0 refused, 1 waiting.", "has expired")
                .hasLineCount(2);
        assertThat(refused)
                .contains("0 sent, 0 refused, 1 waiting.", "refuse the Kafka user")
                .hasLineCount(2);
        assertThat(sent).isEqualTo("1 sent, 0 refused, 0 waiting.\n");
        assertThat(inLog()).isEqualTo(before + 1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("enrolment.json"))))
                .isEqualTo("rw-------");
    }

    private static void enrolled(Path state, KafkaAccount account) throws IOException {
        try (StateDirectory directory = StateDirectory.open(state, Duration.ZERO)) {
            Identity identity = Identity.of(directory);
            new Membership(identity.kid(), identity.machine(), "anna", "http://127.0.0.1:1", account).keep(directory);
        }
    }

    private static String run(int exit, Path state, String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--state", state.toString(), "--set", "transport=kafka", "--set", "timeout=60"));
        return new TestdayProcess(temp).run(exit, all.toArray(String[]::new));
    }

    private static KafkaChoice none() {
        return waiting(PATIENCE);
    }

    private static KafkaChoice waiting(Duration timeout) {
        return KafkaChoice.of(List.of(), timeout);
    }

    private static Answer send(String bootstrap, String user, String password, @Nullable String pem)
            throws IOException {
        return send(new KafkaAccount(bootstrap, user, password, pem), none(), event());
    }

    private static Answer send(KafkaAccount account, KafkaChoice choice, Event event) throws IOException {
        try (Transport transport = KafkaTransport.of(choice, Optional.of(account))) {
            return transport.send(List.of(event)).getFirst();
        }
    }

    private static Event event() {
        return MACHINE.event("4.3.0-rc6", "boot", Status.PASS, ++attempts);
    }

    private static int inLog() {
        return Records.readAll(Records.open(broker.plain()), Topics.RESULTS).size();
    }

    private static String pem() throws IOException {
        return Files.readString(authority.pem());
    }
}
