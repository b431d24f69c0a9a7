package org.xentestday.collector.view;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import org.xentestday.collector.kafka.KafkaClients;
import org.xentestday.collector.kafka.TopicFollower;
import org.xentestday.model.Topics;

/** Feeds the view from Kafka for as long as the process runs. */
@Singleton
final class ViewFollower implements Freshness, ApplicationEventListener<StartupEvent>, AutoCloseable {
    private static final List<Topics> FOLLOWED =
            List.of(Topics.PLANS, Topics.MACHINES, Topics.VERDICTS, Topics.COVERAGE, Topics.ASKS, Topics.DISPOSITIONS);

    private final TopicFollower follower;

    ViewFollower(KafkaClients clients, View view, MeterRegistry meters) {
        follower = new TopicFollower(clients, "testday-view", FOLLOWED, view::apply);
        meters.gauge("testday.caught.up", List.of(Tag.of("reader", "view")), this, each -> each.caughtUp() ? 1 : 0);
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        follower.start();
    }

    @Override
    public boolean caughtUp() {
        return follower.caughtUp();
    }

    @PreDestroy
    @Override
    public void close() {
        follower.close();
    }
}
