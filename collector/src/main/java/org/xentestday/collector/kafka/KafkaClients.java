package org.xentestday.collector.kafka;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.naming.conventions.StringConvention;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.xentestday.collector.role.Role;

/** Makes Kafka clients with the guarantees that the collector promises. Whoever asks for a client closes it. */
@Singleton
public final class KafkaClients {
    private final Settings settings;

    KafkaClients(Settings settings) {
        this.settings = settings;
    }

    /**
     * Where Kafka is and how to speak to it.
     *
     * @param bootstrapServers host:port, comma separated
     * @param timeout how long one request to a broker may take, and how long a send may wait for a broker at all
     * @param client any other setting of Kafka's clients by its own name, such as {@code security.protocol}
     * @param enrolClient what the role enrol has instead of these, so that its user can have rights that others need not
     * @param indexClient what the role index has instead
     */
    @ConfigurationProperties("testday.kafka")
    record Settings(
            @Bindable(defaultValue = "127.0.0.1:9092") String bootstrapServers,
            @Bindable(defaultValue = "5s") Duration timeout,

            @MapFormat(transformation = MapFormat.MapTransformation.FLAT, keyFormat = StringConvention.RAW)
            Map<String, String> client,

            @MapFormat(transformation = MapFormat.MapTransformation.FLAT, keyFormat = StringConvention.RAW)
            Map<String, String> enrolClient,

            @MapFormat(transformation = MapFormat.MapTransformation.FLAT, keyFormat = StringConvention.RAW)
            Map<String, String> indexClient) {
        Settings {
            client = client == null ? Map.of() : Map.copyOf(client);
            enrolClient = enrolClient == null ? Map.of() : Map.copyOf(enrolClient);
            indexClient = indexClient == null ? Map.of() : Map.copyOf(indexClient);
        }

        /** All settings of a role's clients. */
        private Settings of(Role role) {
            Map<String, String> all = new HashMap<>(client);
            switch (role) {
                case ENROL -> all.putAll(enrolClient);
                case INDEX -> all.putAll(indexClient);
                case INTAKE, BOARD -> {}
            }
            return new Settings(bootstrapServers, timeout, all, Map.of(), Map.of());
        }
    }

    /** Clients that sign in as that role does. */
    public KafkaClients of(Role role) {
        return new KafkaClients(settings.of(role));
    }

    /**
     * An idempotent producer that waits for all in-sync replicas. It lingers for 5 ms: what many machines send at once goes in
     * one request, which the broker brings to its disk once.
     */
    public Producer<String, byte[]> producer(String clientId) {
        Map<String, Object> config = common(clientId);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis());
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis());
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * millis());
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * A consumer that sees committed records only, from the beginning where it has no position, and commits nothing by
     * itself.
     *
     * @param group consumer group; a consumer that assigns its partitions itself takes a {@link #reader}
     */
    public Consumer<String, byte[]> consumer(String group) {
        Map<String, Object> config = reading(group);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** As {@link #consumer}, but of no group: it assigns its partitions itself and can commit nothing. */
    public Consumer<String, byte[]> reader(String clientId) {
        return new KafkaConsumer<>(reading(clientId), new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** For questions about the brokers. */
    public Admin admin(String clientId) {
        return Admin.create(common(clientId));
    }

    /** How long one request to a broker may take. */
    public Duration timeout() {
        return settings.timeout();
    }

    private Map<String, Object> reading(String clientId) {
        Map<String, Object> config = common(clientId);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis());
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis());
        return config;
    }

    private Map<String, Object> common(String clientId) {
        Map<String, Object> config = new HashMap<>(settings.client());
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        return config;
    }

    private int millis() {
        return Math.toIntExact(settings.timeout().toMillis());
    }
}
