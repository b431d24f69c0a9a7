package org.xentestday.agent.identity;

import org.jspecify.annotations.Nullable;

/**
 * What a server handed out for writing to Kafka. It may write results and nothing else, but it is a secret.
 *
 * @param bootstrap brokers as {@code HOST:PORT}, separated by commas
 * @param user SCRAM-SHA-512 user
 * @param password of the user
 * @param certificates PEM of those to trust; null for the platform's
 */
public record KafkaAccount(
        String bootstrap,
        String user,
        String password,
        @Nullable String certificates) {
    /** Never the password. */
    @Override
    public String toString() {
        return "KafkaAccount[" + user + "@" + bootstrap + "]";
    }
}
