package org.xentestday.streams;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xentestday.model.Topics;
import org.xentestday.streams.decide.BayesRule;
import org.xentestday.streams.ops.OpsServer;
import org.xentestday.streams.topology.TestDayTopology;

/**
 * The running application: exactly-once from results to verdicts. It waits for Kafka where Kafka is not there yet, and
 * replaces a thread that dies. Close leaves the group and waits at most {@link #CLOSING}.
 */
public final class StreamsApp implements AutoCloseable {
    /** Name of the consumer group and prefix of the internal topics. */
    public static final String APPLICATION = "testday-streams";

    private static final Duration STARTING = Duration.ofMinutes(2);
    private static final int BATCH_BYTES = 128 * 1024;
    /**
     * More than a history can become: all its attempts with the most and the longest facets. A value that Kafka does not
     * take would come again for ever, and nothing would be decided any more.
     */
    private static final int HISTORY_BYTES = 16 * 1024 * 1024;

    private static final Duration CLOSING = Duration.ofSeconds(20);
    private static final Logger LOG = LoggerFactory.getLogger(StreamsApp.class);

    private final KafkaStreams streams;
    private final OpsServer ops;

    private StreamsApp(KafkaStreams streams, OpsServer ops) {
        this.streams = streams;
        this.ops = ops;
    }

    /** Waits for Kafka's topics, starts, and returns; {@link #running} tells when results are taken. */
    public static StreamsApp start(Settings settings) {
        int partitions = awaitTopics(settings);
        TestDayTopology topology = new TestDayTopology(new BayesRule(), settings.beat(), partitions);
        KafkaStreams streams = new KafkaStreams(topology.get(), properties(settings));
        streams.setUncaughtExceptionHandler(failure -> {
            LOG.atError().setCause(failure).log("A stream thread died and is replaced");
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        OpsServer ops = OpsServer.start(new InetSocketAddress(settings.host(), settings.port()), streams);
        streams.start();
        return new StreamsApp(streams, ops);
    }

    private static int awaitTopics(Settings settings) {
        Properties clients = new Properties();
        clients.putAll(settings.clients());
        clients.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        try {
            return TopicsReady.await(clients, STARTING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for Kafka.", e);
        }
    }

    /** Whether results are being taken. */
    public boolean running() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** The port of health and metrics. */
    public int port() {
        return ops.port();
    }

    @Override
    public void close() {
        ops.close();
        if (!streams.close(CLOSING)) {
            LOG.atWarn().addKeyValue("seconds", CLOSING.toSeconds()).log("Streams did not close in time");
        }
    }

    static Properties properties(Settings settings) {
        Properties properties = new Properties();
        properties.putAll(settings.clients());
        properties.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                APPLICATION,
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrapServers(),
                StreamsConfig.STATE_DIR_CONFIG,
                settings.stateDirectory().toString(),
                StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
                BoundedStores.class,
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                settings.threads(),
                StreamsConfig.GROUP_PROTOCOL_CONFIG,
                "streams",
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
                true));
        properties.putAll(Map.of(
                StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
                Topics.DLQ.topic(),
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                LogAndContinueExceptionHandler.class,
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                LogAndContinueProcessingExceptionHandler.class,
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG),
                "earliest",
                StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG),
                "lz4",
                StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG),
                BATCH_BYTES,
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                HISTORY_BYTES,
                StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
                HISTORY_BYTES,
                // A busy broker may still be ending one transaction when the next begins: fewer of them, and try again
                // soon.
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.beat().toMillis() / 2,
                StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG),
                10));
        return properties;
    }
}
