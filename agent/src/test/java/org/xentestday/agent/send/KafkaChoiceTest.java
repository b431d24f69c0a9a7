package org.xentestday.agent.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.identity.KafkaAccount;

class KafkaChoiceTest {
    private static final KafkaAccount ACCOUNT = new KafkaAccount("far.example:9093, other:9093", "m1", "s3cret", null);
    private static final Optional<Boolean> UNSAID = Optional.empty();

    @Test
    void what_is_not_set_comes_from_the_enrolment() throws IOException {
        KafkaTarget target = choice(List.of(), UNSAID, false).target(Optional.of(ACCOUNT));

        assertThat(target.bootstrap()).containsExactly("far.example:9093", "other:9093");
        assertThat(target.user()).isEqualTo("m1");
        assertThat(target.password()).isEqualTo("s3cret");
        assertThat(target.producer()).containsEntry("security.protocol", "SASL_SSL");
    }

    @Test
    void without_tls_nothing_leaves_this_machine_unless_it_is_said_twice() throws IOException {
        List<String> far = List.of("far.example:9092");
        List<String> mixed = List.of("127.0.0.1:9092", "far.example:9092");
        Optional<Boolean> off = Optional.of(false);

        assertThat(plain(choice(List.of("localhost:9092"), UNSAID, false))).isTrue();
        assertThat(plain(choice(List.of("localhost:9092"), Optional.of(true), false)))
                .isFalse();
        assertThat(plain(choice(far, UNSAID, true))).isFalse();
        assertThat(plain(choice(mixed, UNSAID, true))).isFalse();
        assertThat(plain(choice(far, off, true))).isTrue();
        assertThatThrownBy(() -> plain(choice(far, off, false)))
                .hasMessage("Kafka without TLS would send results unprotected: remove kafka-tls=false, or set"
                        + " plain-http=true if you mean it.");
    }

    @Test
    void without_brokers_nothing_can_be_done() {
        assertThatThrownBy(() -> choice(List.of(), UNSAID, false).target(Optional.empty()))
                .hasMessageStartingWith("No Kafka brokers are known");
    }

    @Test
    void a_password_that_others_may_read_is_not_used(@TempDir Path dir) throws IOException {
        Path file = Files.writeString(dir.resolve("password"), "s3cret\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> with("anna", file).target(Optional.empty()))
                .hasMessage(
                        "Others may read the password in %s: run chmod 600 %s and try again.".formatted(file, file));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(with("anna", file).target(Optional.of(ACCOUNT)).password()).isEqualTo("s3cret");
        assertThatThrownBy(() -> with("anna", dir.resolve("none")).target(Optional.empty()))
                .hasMessageContaining("There is no file");
    }

    @Test
    void certificates_and_no_tls_contradict_each_other(@TempDir Path dir) throws IOException {
        Path noCertificate = Files.writeString(dir.resolve("ca.pem"), "hello");
        KafkaChoice choice = new KafkaChoice(
                List.of("localhost:1"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(noCertificate),
                UNSAID,
                false,
                Duration.ofSeconds(1));

        assertThatThrownBy(() -> choice.target(Optional.empty()))
                .hasMessage("There is no readable PEM certificate in " + noCertificate + ".");
        assertThatThrownBy(() -> choice(List.of("localhost:1"), Optional.of(false), false)
                        .target(Optional.of(new KafkaAccount("x:1", "u", "p", PEM))))
                .hasMessageContaining("contradict each other");
    }

    private static boolean plain(KafkaChoice choice) throws IOException {
        return choice.target(Optional.empty()).plain();
    }

    private static KafkaChoice with(String user, Path passwordFile) {
        return new KafkaChoice(
                List.of("localhost:1"),
                Optional.of(user),
                Optional.of(passwordFile),
                Optional.empty(),
                UNSAID,
                false,
                Duration.ofSeconds(1));
    }

    private static KafkaChoice choice(List<String> brokers, Optional<Boolean> tls, boolean plainAllowed) {
        return new KafkaChoice(
                brokers,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                tls,
                plainAllowed,
                Duration.ofSeconds(1));
    }

    private static final String PEM = """
            -----BEGIN CERTIFICATE-----
            MIIBRzCB7qADAgECAggrmlduPLnXfDAKBggqhkjOPQQDAjAPMQ0wCwYDVQQDEwR0
            ZXN0MCAXDTI2MTEyMTExMDEwOFoYDzIxMjYxMDI4MTEwMTA4WjAPMQ0wCwYDVQQD
            EwR0ZXN0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEPPIbHTJbvnlotGQofVpS
            wEPpVpG7BIUX4fBR4tE1NtXPszNX+0WrgI1VEJrFvdDgOdD4LH0e/GUSyId3NyrV
            A6MyMDAwHQYDVR0OBBYEFG+lWVvMeMdhUplxjtR0n32fcFu4MA8GA1UdEwEB/wQF
            MAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhAJOlJQgKdrC+HVNtSDwGAnfQZdb6k7FJ
            gA48cbQ1o9avAiAo3SOSTuKhui5vHoeOXu3j0badojIIArC6Lgrp4pIF+g==
            -----END CERTIFICATE-----
            """;
}
