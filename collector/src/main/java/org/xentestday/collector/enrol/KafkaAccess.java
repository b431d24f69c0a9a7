package org.xentestday.collector.enrol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way of enrolled machines straight into Kafka. */
public interface KafkaAccess {
    /**
     * What a machine needs to write results and activity to Kafka, and nothing else.
     *
     * @param bootstrap brokers as {@code HOST:PORT}, separated by commas
     * @param user SCRAM-SHA-512 user
     * @param password of the user
     * @param certificates PEM of those to trust; null for the platform's
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Account(
            String bootstrap,
            String user,
            String password,
            @Nullable String certificates) {
        /** Never the password. */
        @Override
        public String toString() {
            return "Account[" + user + "@" + bootstrap + "]";
        }
    }

    /** A new password for the machine with that key; empty where there is no such way. Ends the request with 503. */
    Optional<Account> grant(String kid);

    /** From now on the machine has no way into Kafka; again changes nothing. Ends the request with 503. */
    void withdraw(String kid);
}
