package org.xentestday.streams;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.xentestday.model.Topics;

/**
 * Waits until the broker has every topic of the contract that streams use. Kafka Streams waits for a source topic that is missing, but
 * dies of a global store's: whoever starts broker and streams together must not have to care which is quicker.
 */
final class TopicsReady {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final String REQUEST_MILLIS = "5000";
    /** Of the others, a broker with ACLs does not even say that they are there. */
    private static final Set<Topics> OURS = EnumSet.complementOf(EnumSet.of(Topics.ACTIVITY, Topics.ACCOUNTS));

    private TopicsReady() {}

    /**
     * Returns the partitions of the topic of results when all topics are there; {@link IllegalStateException} names those
     * missing after that time.
     */
    static int await(Properties clients, Duration patience) throws InterruptedException {
        Properties properties = new Properties();
        properties.putAll(clients);
        properties.putAll(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_MILLIS));
        long end = System.nanoTime() + patience.toNanos();
        try (Admin admin = Admin.create(properties)) {
            Set<String> missing = missing(admin);
            while (!missing.isEmpty()) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("Kafka has no topics " + missing + ", or cannot be reached.");
                }
                Thread.sleep(LOOK_EVERY);
                missing = missing(admin);
            }
            return partitions(admin);
        }
    }

    private static int partitions(Admin admin) throws InterruptedException {
        String results = Topics.RESULTS.topic();
        try {
            return admin.describeTopics(Set.of(results))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .partitions()
                    .size();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not describe the topic " + results + ".", e);
        }
    }

    private static Set<String> missing(Admin admin) throws InterruptedException {
        Set<String> wanted = OURS.stream().map(Topics::topic).collect(Collectors.toSet());
        try {
            wanted.removeAll(admin.listTopics().names().get());
        } catch (ExecutionException e) {
            return wanted; // not reachable yet
        }
        return wanted;
    }
}
