package org.xentestday.streams;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * How the application runs; each component has an environment variable {@code TESTDAY_...} and a default.
 *
 * @param bootstrapServers {@code TESTDAY_KAFKA_BOOTSTRAP_SERVERS}
 * @param clients of Kafka: further settings, such as {@code security.protocol}, from the properties file that
 *     {@code TESTDAY_KAFKA_CLIENT_FILE} names
 * @param stateDirectory {@code TESTDAY_STATE_DIRECTORY}: state stores, rebuilt from Kafka where lost
 * @param threads {@code TESTDAY_STREAMS_THREADS}
 * @param beat {@code TESTDAY_STREAMS_BEAT}, ISO 8601: how long a change may wait for its decision
 * @param host {@code TESTDAY_STREAMS_HOST}: address that health and metrics listen on
 * @param port {@code TESTDAY_STREAMS_PORT}: health and metrics; 0 takes any free one
 */
public record Settings(
        String bootstrapServers,
        Map<String, String> clients,
        Path stateDirectory,
        int threads,
        Duration beat,
        String host,
        int port) {
    private static final String OURS = "TESTDAY_STREAMS_";
    private static final Set<String> KNOWN = Set.of("THREADS", "BEAT", "HOST", "PORT");

    public Settings {
        if (threads < 1 || beat.isNegative() || beat.isZero()) {
            throw new IllegalArgumentException("TESTDAY_STREAMS_THREADS and TESTDAY_STREAMS_BEAT must be positive");
        }
    }

    /** The settings in an environment; {@link IllegalArgumentException} says which one cannot be read. */
    static Settings of(Map<String, String> environment) {
        environment.keySet().stream()
                .filter(name -> name.startsWith(OURS) && !KNOWN.contains(name.substring(OURS.length())))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new IllegalArgumentException(unknown + " is no setting of streams");
                });
        return new Settings(
                environment.getOrDefault("TESTDAY_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
                ClientFile.of(environment),
                Path.of(environment.getOrDefault("TESTDAY_STATE_DIRECTORY", "streams-state")),
                number(environment, "TESTDAY_STREAMS_THREADS", 1),
                duration(environment, "TESTDAY_STREAMS_BEAT", Duration.ofMillis(500)),
                environment.getOrDefault("TESTDAY_STREAMS_HOST", "127.0.0.1"),
                number(environment, "TESTDAY_STREAMS_PORT", 8044));
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        try {
            return Integer.parseInt(environment.getOrDefault(name, Integer.toString(otherwise)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a number", e);
        }
    }

    private static Duration duration(Map<String, String> environment, String name, Duration otherwise) {
        try {
            return Duration.parse(environment.getOrDefault(name, otherwise.toString()));
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException(name + " must be a duration such as PT0.5S", e);
        }
    }
}
