package org.xentestday.collector.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What one poll gave, while it is being written.
 *
 * @param left what must be tried again, once it is known
 * @param next where to read on when nothing of it is left
 */
record Writing(Future<List<Item>> left, Map<TopicPartition, OffsetAndMetadata> next) {
    static final Writing NOTHING = new Writing(CompletableFuture.completedFuture(List.of()), Map.of());

    /** Whether something is under way. */
    boolean under() {
        return !next.isEmpty();
    }

    static List<Item> join(List<Item> first, List<Item> second) {
        List<Item> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    /** Later offsets go over earlier ones. */
    static Map<TopicPartition, OffsetAndMetadata> join(
            Map<TopicPartition, OffsetAndMetadata> earlier, Map<TopicPartition, OffsetAndMetadata> later) {
        Map<TopicPartition, OffsetAndMetadata> both = new HashMap<>(earlier);
        both.putAll(later);
        return both;
    }
}
