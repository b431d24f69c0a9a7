package org.xentestday.standalone.broker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.xentestday.model.Topics;

/** How each topic of the contract is made on a single node. */
final class TopicPlan {
    /** The log of results is the source of truth; everything else is made from it again. */
    static final Duration RESULTS_KEPT = Duration.ofDays(730);

    private static final short COPIES = 1;

    private TopicPlan() {}

    static List<NewTopic> all() {
        return Topics.all().stream().map(TopicPlan::of).toList();
    }

    static NewTopic of(Topics topic) {
        return new NewTopic(topic.topic(), partitions(topic), COPIES)
                .configs(topic.compacted() ? newestOfEachKey() : everything(topic));
    }

    /** Topics that grow with the results are spread; the small ones are read whole, which one partition makes simple. */
    private static int partitions(Topics topic) {
        return switch (topic) {
            case RESULTS, ACTIVITY, VERDICTS, COVERAGE, ASKS, DISPOSITIONS -> 4;
            case MACHINES, PLANS, ISSUES, QUALITY, DLQ, ACCOUNTS -> 1;
        };
    }

    private static Map<String, String> newestOfEachKey() {
        return Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    }

    private static Map<String, String> everything(Topics topic) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                String.valueOf(RESULTS_KEPT.toMillis()),
                // Clocks of test machines are wrong in both directions: kept is counted from arrival.
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                topic == Topics.DLQ ? "CreateTime" : "LogAppendTime");
    }
}
