package org.xentestday.standalone.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Time;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;
import org.xentestday.standalone.port.Ports;

/**
 * A real Kafka broker, its own controller, in this JVM and on loopback, with all topics of the contract.
 *
 * <p>An acknowledged record is on the disk. Close clients before the broker: they wait half a minute for it otherwise.
 */
public final class Broker implements AutoCloseable {
    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private Broker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /** A broker without users on free ports, for tests: {@code try (Broker broker = Broker.start(tempDirectory))}. */
    public static Broker start(Path directory) {
        return start(new BrokerSettings(directory, Ports.free(), Ports.free()));
    }

    /**
     * Formats the directory if it is new, starts, makes the topics that are missing, and gives users their rights.
     *
     * @return when every partition of every topic takes records
     * @throws StartException the broker does not start
     */
    public static Broker start(BrokerSettings settings) {
        KafkaRaftServer server = null;
        try {
            Files.createDirectories(settings.directory());
            Storage.formatIfNew(settings);
            Root root = Root.fresh();
            server = new KafkaRaftServer(new KafkaConfig(properties(settings, root), false), Time.SYSTEM);
            server.startup();
            Broker broker = new Broker(server, Ports.HOST + ":" + settings.port());
            setUp(settings, root, broker.bootstrapServers);
            return broker;
        } catch (Exception e) {
            if (server != null) {
                stop(server);
            }
            throw failed(settings, e);
        }
    }

    private static Properties properties(BrokerSettings settings, Root root) {
        return settings.secrets().isPresent() ? BrokerProperties.of(settings, root) : BrokerProperties.of(settings);
    }

    private static void setUp(BrokerSettings settings, Root root, String bootstrapServers) throws Exception {
        Map<String, Object> client =
                settings.secrets().isPresent() ? root.client() : Map.of("bootstrap.servers", bootstrapServers);
        try (Admin admin = Admin.create(client)) {
            new TopicSetup(admin).run(TopicPlan.all());
            if (settings.secrets().isPresent()) {
                new UserSetup(admin).run(settings.secrets().get());
            }
        }
    }

    private static StartException failed(BrokerSettings settings, Exception e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new StartException(
                ExitCode.BROKER,
                "The Kafka broker does not start on %s: %s.".formatted(settings.directory(), e.getMessage()),
                e);
    }

    /** Where clients connect, {@code host:port}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Stops in order and returns when everything is closed. */
    @Override
    public void close() {
        stop(server);
    }

    private static void stop(KafkaRaftServer server) {
        server.shutdown();
        server.awaitShutdown();
    }
}
