package org.xentestday.agent.send;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.tls.Trust;

/**
 * Where and as whom to produce.
 *
 * @param bootstrap brokers as {@code HOST:PORT}
 * @param user SCRAM-SHA-512 user; null for none
 * @param password of the user
 * @param trust certificates to trust; null for those of the platform
 * @param plain no TLS
 * @param timeout how long to wait for the brokers
 */
record KafkaTarget(
        List<String> bootstrap,
        @Nullable String user,
        @Nullable String password,
        @Nullable Trust trust,
        boolean plain,
        Duration timeout) {

    KafkaTarget {
        bootstrap = List.copyOf(bootstrap);
        if ((user == null) != (password == null)) {
            throw new AgentException(Exit.CONFIG, "Kafka needs both a user and a password file, or neither.");
        }
        if (password != null && password.isEmpty()) {
            throw new AgentException(Exit.CONFIG, "The password of the Kafka user is empty.");
        }
    }

    /** The producer's settings: every acknowledged record is on all in-sync replicas, and written once. */
    Map<String, Object> producer() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", String.join(",", bootstrap));
        settings.put("client.id", "testday");
        settings.put("acks", "all");
        settings.put("enable.idempotence", "true");
        settings.put("linger.ms", "0");
        settings.put("enable.metrics.push", "false");
        String millis = Long.toString(timeout.toMillis());
        for (String wait : List.of("max.block.ms", "request.timeout.ms", "delivery.timeout.ms")) {
            settings.put(wait, millis);
        }
        settings.put("security.protocol", protocol());
        if (user != null && password != null) {
            settings.put("sasl.mechanism", "SCRAM-SHA-512");
            settings.put("sasl.jaas.config", jaas(user, password));
        }
        if (!plain) {
            settings.putAll(tls());
        }
        return settings;
    }

    private String protocol() {
        String channel = plain ? "PLAINTEXT" : "SSL";
        return user == null ? channel : "SASL_" + channel;
    }

    private Map<String, Object> tls() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("ssl.enabled.protocols", "TLSv1.3,TLSv1.2");
        settings.put("ssl.endpoint.identification.algorithm", "https"); // the host's name is checked, always
        if (trust != null) {
            settings.put("ssl.truststore.type", "PEM");
            settings.put("ssl.truststore.certificates", trust.pem());
        }
        return settings;
    }

    private static String jaas(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=" + quoted(user)
                + " password=" + quoted(password) + ";";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Never the password. */
    @Override
    public String toString() {
        return String.join(",", bootstrap);
    }
}
