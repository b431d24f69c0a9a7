package org.xentestday.agent.send;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.server.Address;

/**
 * Where and as whom to produce.
 *
 * @param bootstrap brokers as {@code host:port}
 * @param user SCRAM-SHA-512 user; null for none
 * @param password of the user
 * @param certificates PEM file with the certificates to trust; null for those of the platform
 * @param plain no TLS; allowed to this machine, or when the configuration says so
 * @param timeout how long to wait for the brokers
 */
public record KafkaTarget(
        List<String> bootstrap,
        @Nullable String user,
        @Nullable String password,
        @Nullable Path certificates,
        boolean plain,
        Duration timeout) {

    public KafkaTarget {
        bootstrap = List.copyOf(bootstrap);
        if ((user == null) != (password == null)) {
            throw new AgentException(Exit.CONFIG, "Kafka needs both a user and a password file, or neither.");
        }
    }

    /** Whether all brokers are on this machine. */
    public static boolean loopback(List<String> bootstrap) {
        return bootstrap.stream().allMatch(broker -> Address.loopback(broker.replaceFirst(":\\d+$", "")));
    }

    /** The producer's settings: every acknowledged record is on all in-sync replicas, and written once. */
    Map<String, Object> producer() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", String.join(",", bootstrap));
        settings.put("client.id", "testday");
        settings.put("acks", "all");
        settings.put("enable.idempotence", "true");
        settings.put("linger.ms", "0");
        settings.put("max.block.ms", Long.toString(timeout.toMillis()));
        settings.put("request.timeout.ms", Long.toString(timeout.toMillis()));
        settings.put("delivery.timeout.ms", Long.toString(timeout.toMillis()));
        settings.put("enable.metrics.push", "false");
        settings.put("security.protocol", protocol());
        if (user != null && password != null) {
            settings.put("sasl.mechanism", "SCRAM-SHA-512");
            settings.put("sasl.jaas.config", jaas(user, password));
        }
        if (certificates != null) {
            settings.put("ssl.truststore.type", "PEM");
            settings.put("ssl.truststore.location", certificates.toString());
        }
        return settings;
    }

    private String protocol() {
        String channel = plain ? "PLAINTEXT" : "SSL";
        return user == null ? channel : "SASL_" + channel;
    }

    private static String jaas(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=" + quoted(user)
                + " password=" + quoted(password) + ";";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Brokers in a comma-separated list. */
    public static List<String> brokers(String list) {
        return Stream.of(list.split(","))
                .map(String::strip)
                .filter(broker -> !broker.isEmpty())
                .toList();
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "KafkaTarget[" + String.join(",", bootstrap) + "]";
    }
}
