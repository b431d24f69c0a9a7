package org.xentestday.collector;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import org.xentestday.collector.drain.Draining;

/** A running collector. Whoever starts one closes it. */
public final class Collector implements AutoCloseable {
    private final ApplicationContext context;
    private final EmbeddedServer server;

    private Collector(ApplicationContext context, EmbeddedServer server) {
        this.context = context;
        this.server = server;
    }

    /**
     * Starts a collector and returns when it listens. Kafka and Elasticsearch may come later: until then it answers 503.
     *
     * @param properties beat application.yml and the environment; {@code testday.port} 0 takes any free port
     */
    public static Collector start(Map<String, Object> properties) {
        ApplicationContext context = ApplicationContext.builder(Collector.class)
                .banner(false)
                .deduceEnvironment(false)
                .properties(properties)
                .start();
        try {
            return new Collector(context, context.getBean(EmbeddedServer.class).start());
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    /** Where it listens. */
    public int port() {
        return server.getPort();
    }

    /** Says that it is not ready, then takes no new request, answers those it has, then lets go of Kafka and all else. */
    @Override
    public void close() {
        if (context.isRunning()) {
            context.getBean(Draining.class).begin();
        }
        context.close();
    }
}
