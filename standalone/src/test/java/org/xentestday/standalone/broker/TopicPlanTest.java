package org.xentestday.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xentestday.model.Topics;

/** How topics are made. */
final class TopicPlanTest {
    @Test
    void every_topic_of_the_contract_is_planned() {
        assertThat(TopicPlan.all())
                .extracting(NewTopic::name)
                .containsExactlyElementsOf(
                        Topics.all().stream().map(Topics::topic).toList());
    }

    @ParameterizedTest
    @EnumSource
    void a_topic_is_compacted_exactly_if_the_contract_says_so(Topics topic) {
        assertThat(TopicPlan.of(topic).configs())
                .containsEntry("cleanup.policy", topic.compacted() ? "compact" : "delete");
    }

    @Test
    void results_are_kept_two_years_from_their_arrival() {
        assertThat(TopicPlan.of(Topics.RESULTS).configs())
                .containsEntry("retention.ms", "63072000000")
                .containsEntry("message.timestamp.type", "LogAppendTime");
    }
}
