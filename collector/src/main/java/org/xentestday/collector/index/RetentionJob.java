package org.xentestday.collector.index;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.client.RestClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xentestday.collector.registry.CaughtUp;
import org.xentestday.collector.registry.Registry;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;

/** Applies retention now and then while the collector runs, once it knows which TestDays are open. */
@Context
@InRole(Role.INDEX)
final class RetentionJob {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);

    private final Registry registry;
    private final CaughtUp caughtUp;
    private final Settings settings;
    private final Retention retention;
    private final Counter deleted;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("testday-retention").daemon().factory());

    RetentionJob(Registry registry, CaughtUp caughtUp, Settings settings, RestClient rest, MeterRegistry meters) {
        this.registry = registry;
        this.caughtUp = caughtUp;
        this.settings = settings;
        this.retention = new Retention(
                new Indices(rest),
                new Retention.Rules(settings.keep(), settings.releases(), settings.open()),
                Clock.systemUTC());
        this.deleted = Counter.builder("testday.index.releases.deleted")
                .description("Releases whose indices retention deleted")
                .register(meters);
    }

    /**
     * What is kept, and how often that is looked after.
     *
     * @param keep how long after its newest result a release stays; zero for ever
     * @param releases so many of the newest releases stay; 0 for all
     * @param open so long after its day a TestDay counts as open
     * @param every how often
     * @param dryRun only say in the log what would be deleted
     */
    @ConfigurationProperties("testday.retention")
    record Settings(
            @Bindable(defaultValue = "730d") Duration keep,
            @Bindable(defaultValue = "0") int releases,
            @Bindable(defaultValue = "30d") Duration open,
            @Bindable(defaultValue = "24h") Duration every,
            @Bindable(defaultValue = "false") boolean dryRun) {}

    @PostConstruct
    void start() {
        long seconds = Math.max(1, settings.every().toSeconds());
        var _ = timer.scheduleWithFixedDelay(this::run, Math.min(60, seconds), seconds, TimeUnit.SECONDS);
    }

    /** What would be deleted, and what not and why. */
    List<Retention.Fate> fates() throws IOException {
        caughtUp.require();
        return retention.fates(registry.plans());
    }

    private void run() {
        if (!caughtUp.caughtUp()) {
            return; // a TestDay may be open that this process does not know yet
        }
        try {
            if (settings.dryRun()) {
                fates().stream().filter(Retention.Fate::delete).forEach(RetentionJob::say);
            } else {
                deleted.increment(retention.apply(registry.plans()).size());
            }
        } catch (IOException | RuntimeException e) {
            LOG.atWarn().addKeyValue("cause", e.toString()).log("retention was not applied; the next round may be");
        }
    }

    private static void say(Retention.Fate fate) {
        LOG.atInfo()
                .addKeyValue("release", fate.release())
                .addKeyValue("reason", fate.why())
                .log("the indices of a release would be deleted");
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }
}
