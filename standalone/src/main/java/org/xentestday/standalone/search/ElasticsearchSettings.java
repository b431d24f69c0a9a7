package org.xentestday.standalone.search;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where an Elasticsearch keeps its things, where it listens, and how it runs.
 *
 * @param directory its own: configuration, data, logs and temporary files go below it
 * @param port of its HTTP interface
 * @param speed what its JVM compiles for
 * @param user who runs it when we are root, which Elasticsearch refuses to be
 * @param secrets the passwords of its users
 * @param deadline how long a start may take
 */
public record ElasticsearchSettings(
        Path directory, int port, Speed speed, String user, ElasticsearchSecrets secrets, Duration deadline) {
    /** Whom root lends it to when nobody is named. */
    public static final String USUAL_USER = "nobody";

    /** What its JVM compiles for. */
    public enum Speed {
        /** Up sooner, indexes at about half the rate: for demonstrations and tests. */
        QUICK_START,
        /** The JVM's usual compilers: for a TestDay. */
        HIGH_RATE
    }

    /** The usual ones for a place and a port; the passwords lie at the same place. */
    public ElasticsearchSettings(Path directory, int port) {
        this(
                directory,
                port,
                Speed.QUICK_START,
                USUAL_USER,
                new ElasticsearchSecrets(directory.resolve("secrets")),
                Duration.ofMinutes(2));
    }

    /** The same, run by another user when we are root. */
    public ElasticsearchSettings lentTo(String other) {
        return new ElasticsearchSettings(directory, port, speed, other, secrets, deadline);
    }

    /** The same with passwords that lie elsewhere. */
    public ElasticsearchSettings with(ElasticsearchSecrets others) {
        return new ElasticsearchSettings(directory, port, speed, user, others, deadline);
    }

    ElasticsearchSettings in(Path place) {
        return new ElasticsearchSettings(place, port, speed, user, secrets, deadline);
    }

    Path configuration() {
        return directory.resolve("config");
    }

    Path data() {
        return directory.resolve("data");
    }

    Path logs() {
        return directory.resolve("logs");
    }

    Path log() {
        return logs().resolve("elasticsearch.log");
    }

    Path temporary() {
        return directory.resolve("tmp");
    }

    Path pidFile() {
        return temporary().resolve("pid");
    }
}
