package org.xentestday.streams.ops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Health and metrics over HTTP: {@code /health/live} (it need not be restarted), {@code /health/ready} (it takes
 * results), {@code /metrics} (Prometheus text).
 */
public final class OpsServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads;
    private final KafkaStreamsMetrics meters;

    private OpsServer(HttpServer server, ExecutorService threads, KafkaStreamsMetrics meters) {
        this.server = server;
        this.threads = threads;
        this.meters = meters;
    }

    /** Serves on that address; port 0 takes any free one. */
    public static OpsServer start(InetSocketAddress address, KafkaStreams streams) {
        try {
            PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            KafkaStreamsMetrics meters = new KafkaStreamsMetrics(streams);
            meters.bindTo(registry);
            HttpServer server = HttpServer.create(address, 0);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            server.createContext("/health/live", exchange -> answerState(exchange, streams, alive(streams)));
            server.createContext("/health/ready", exchange -> answerState(exchange, streams, ready(streams)));
            server.createContext("/metrics", exchange -> answer(exchange, 200, registry.scrape()));
            server.start();
            return new OpsServer(server, threads, meters);
        } catch (IOException e) {
            throw new UncheckedIOException(address + " cannot be used for health and metrics", e);
        }
    }

    /** The port it serves on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        meters.close();
    }

    private static boolean alive(KafkaStreams streams) {
        return !streams.state().hasCompletedShutdown();
    }

    private static boolean ready(KafkaStreams streams) {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    private static void answerState(HttpExchange exchange, KafkaStreams streams, boolean good) throws IOException {
        answer(exchange, good ? 200 : 503, streams.state() + "\n");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
