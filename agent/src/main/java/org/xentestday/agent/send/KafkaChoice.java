package org.xentestday.agent.send;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.disk.PrivateFile;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.identity.KafkaAccount;
import org.xentestday.agent.server.Address;
import org.xentestday.agent.tls.Trust;

/**
 * What the configuration says about Kafka. What it leaves open is taken from what the server handed out.
 *
 * @param bootstrap brokers as {@code HOST:PORT}; may be empty
 * @param user SCRAM-SHA-512 user
 * @param passwordFile holds the user's password, mode 0600
 * @param certificates PEM file of those to trust
 * @param tls whether to use TLS; empty means: unless all brokers are on this machine
 * @param plainAllowed whether connections without TLS may leave this machine
 * @param timeout how long to wait for the brokers
 */
public record KafkaChoice(
        List<String> bootstrap,
        Optional<String> user,
        Optional<Path> passwordFile,
        Optional<Path> certificates,
        Optional<Boolean> tls,
        boolean plainAllowed,
        Duration timeout) {

    public KafkaChoice {
        bootstrap = List.copyOf(bootstrap);
    }

    /** Those brokers, and nothing else said. */
    public static KafkaChoice of(List<String> bootstrap, Duration timeout) {
        return new KafkaChoice(
                bootstrap, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, timeout);
    }

    /** Brokers in a comma-separated list. */
    public static List<String> brokers(String list) {
        return Stream.of(list.split(","))
                .map(String::strip)
                .filter(broker -> !broker.isEmpty())
                .toList();
    }

    /** The target, completed by what the server handed out; a sentence if that makes none, or one that is not safe. */
    KafkaTarget target(Optional<KafkaAccount> account) throws IOException {
        List<String> brokers = bootstrap.isEmpty()
                ? account.map(known -> brokers(known.bootstrap())).orElse(List.of())
                : bootstrap;
        if (brokers.isEmpty()) {
            throw wrong("No Kafka brokers are known: set kafka-bootstrap, or enrol at a server that has Kafka.");
        }
        Optional<Trust> trust = trust(account);
        boolean plain = plain(brokers, trust.isPresent());
        boolean own = user.isPresent() || passwordFile.isPresent();
        return new KafkaTarget(
                brokers,
                own ? user.orElse(null) : account.map(KafkaAccount::user).orElse(null),
                own ? password() : account.map(KafkaAccount::password).orElse(null),
                trust.orElse(null),
                plain,
                timeout);
    }

    private Optional<Trust> trust(Optional<KafkaAccount> account) {
        return certificates
                .map(Trust::of)
                .or(() -> account.map(KafkaAccount::certificates).map(Trust::new));
    }

    private boolean plain(List<String> brokers, boolean trust) {
        boolean here = brokers.stream().allMatch(broker -> Address.loopback(broker.replaceFirst(":\\d+$", "")));
        boolean plain = !tls.orElse(trust || !here);
        if (plain && trust) {
            throw wrong("kafka-tls=false and certificates for Kafka contradict each other: remove one of them.");
        }
        if (plain && !here && !plainAllowed) {
            throw wrong("Kafka without TLS would send results unprotected: remove kafka-tls=false, or set"
                    + " plain-http=true if you mean it.");
        }
        return plain;
    }

    private @Nullable String password() throws IOException {
        if (passwordFile.isEmpty()) {
            return null;
        }
        Path file = passwordFile.get();
        if (!Files.exists(file)) {
            throw wrong("There is no file " + file + " with the password of the Kafka user.");
        }
        if (PrivateFile.exposed(file)) {
            throw wrong("Others may read the password in " + file + ": run chmod 600 " + file + " and try again.");
        }
        return Files.readString(file).strip();
    }

    private static AgentException wrong(String sentence) {
        return new AgentException(Exit.CONFIG, sentence);
    }
}
