package org.xentestday.agent.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Status;

class KafkaTargetTest {
    private static final List<String> HERE = List.of("127.0.0.1:1");

    @Test
    void an_acknowledged_record_is_on_all_replicas_once() {
        assertThat(target("u", "p").producer())
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", "true")
                .containsEntry("linger.ms", "0")
                .containsEntry("ssl.endpoint.identification.algorithm", "https")
                .containsEntry("security.protocol", "SASL_SSL");
    }

    @Test
    void a_password_cannot_break_out_of_its_quotes() {
        assertThat(target("u", "a\"b\\c;").producer().get("sasl.jaas.config"))
                .isEqualTo("org.apache.kafka.common.security.scram.ScramLoginModule required username=\"u\""
                        + " password=\"a\\\"b\\\\c;\";");
    }

    @Test
    void a_user_without_a_password_is_a_mistake() {
        assertThatThrownBy(() -> target("u", null)).hasMessageStartingWith("Kafka needs both");
    }

    @Test
    void the_password_is_not_printed() {
        assertThat(target("u", "hidden").toString()).doesNotContain("hidden");
    }

    @Test
    void brokers_that_are_not_there_are_for_later() {
        KafkaTarget nobody = new KafkaTarget(HERE, null, null, null, true, Duration.ofMillis(300));

        try (Transport transport = new KafkaTransport(nobody)) {
            assertThat(transport.send(List.of(TestMachine.named("k").event("4.3.0-rc6", "boot", Status.PASS, 1))))
                    .singleElement()
                    .isInstanceOf(Answer.Later.class);
        }
    }

    private static KafkaTarget target(@Nullable String user, @Nullable String password) {
        return new KafkaTarget(HERE, user, password, null, false, Duration.ofSeconds(1));
    }
}
