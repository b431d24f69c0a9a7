package org.xentestday.collector.view;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.xentestday.model.event.EventType;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Verdict;

/** Stands in for Kafka: publishes what a test, or a person who looks at the page, wants to see. */
@Singleton
@Requires(property = "testday.story")
@Replaces(ViewFollower.class)
public final class StoryTeller implements Freshness {
    private final View view;
    private Published log = new Published();
    private boolean reading;

    StoryTeller(View view) {
        this.view = view;
    }

    /** The whole story. */
    public void tell() {
        log = Story.tell(view);
    }

    /** A verdict under one of its keys. */
    public void says(String key, Verdict verdict) {
        ConsumerRecord<String, byte[]> published =
                log.says(EventType.VERDICT, key, verdict, Story.EVENING.plusSeconds(60));
        view.apply(published);
    }

    /** A coverage. */
    public void says(Coverage coverage) {
        view.apply(log.says(EventType.COVERAGE, coverage.key(), coverage, Story.EVENING.plusSeconds(60)));
    }

    /** From now on, the view is behind the log, or not. */
    public void reads(boolean still) {
        reading = still;
    }

    @Override
    public boolean caughtUp() {
        return !reading;
    }
}
