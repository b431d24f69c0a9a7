package org.xentestday.collector.index;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import org.elasticsearch.client.RestClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xentestday.collector.kafka.KafkaClients;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.catalogue.Catalogue;

/** Runs the indexer while the collector runs. */
@Context
@InRole(Role.INDEX)
final class Indexer {
    private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);
    private static final String GROUP = "testday-indexer";
    private static final Duration STOPPING = Duration.ofSeconds(25);

    private final KafkaDeadLetters dead;
    private final IndexerLoop loop;
    private final Progress progress;
    private final Thread thread;

    Indexer(KafkaClients clients, RestClient rest, MeterRegistry meters) {
        KafkaClients kafka = clients.of(Role.INDEX);
        progress = new Progress(meters, Clock.systemUTC());
        dead = new KafkaDeadLetters(() -> kafka.producer(GROUP + "-dlq"));
        Sink sink = new ElasticsearchSink(rest, new Templates(rest, Template.all()), new Indices(rest));
        Batch batch = new Batch(new Documents(Catalogue.shipped()), sink, dead, progress);
        loop = new IndexerLoop(() -> kafka.consumer(GROUP), sink, batch, progress);
        thread = Thread.ofPlatform().name(GROUP).unstarted(loop);
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    /** Lets the bulk under way end; what it did not commit is read again. */
    @PreDestroy
    void stop() throws InterruptedException {
        loop.stop();
        if (!thread.join(STOPPING)) {
            LOG.atWarn().log("the indexer did not stop in time");
        }
        dead.close();
    }

    Progress progress() {
        return progress;
    }
}
