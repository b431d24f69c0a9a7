package org.xentestday.standalone.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Makes the topics that are missing and waits until each partition answers. A topic that exists stays as it is: its
 * operator may have changed it.
 */
final class TopicSetup {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Admin admin;

    TopicSetup(Admin admin) {
        this.admin = admin;
    }

    void run(List<NewTopic> wanted) throws ExecutionException, InterruptedException {
        Set<String> present = admin.listTopics().names().get();
        createMissing(
                wanted.stream().filter(topic -> !present.contains(topic.name())).toList());
        awaitLeaders(wanted);
    }

    private void createMissing(List<NewTopic> missing) throws ExecutionException, InterruptedException {
        try {
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            // Another process was quicker; what counts is that they are there.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /**
     * A created topic has no leader for a moment. An idempotent producer whose first batch meets that moment can be
     * refused for as long as it lives, so nobody may produce before every partition has answered.
     */
    private void awaitLeaders(List<NewTopic> wanted) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> partitions = wanted.stream()
                .flatMap(TopicSetup::partitions)
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        Instant deadline = Instant.now().plus(DEADLINE);
        while (!answered(partitions, deadline)) {
            Thread.sleep(PAUSE);
        }
    }

    private boolean answered(Map<TopicPartition, OffsetSpec> partitions, Instant deadline)
            throws ExecutionException, InterruptedException {
        try {
            admin.listOffsets(partitions).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException && Instant.now().isBefore(deadline)) {
                return false;
            }
            throw e;
        }
    }

    /** Partitions that exist may be more than planned, never fewer. */
    private static Stream<TopicPartition> partitions(NewTopic topic) {
        return IntStream.range(0, topic.numPartitions()).mapToObj(n -> new TopicPartition(topic.name(), n));
    }
}
