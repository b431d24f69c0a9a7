package org.xentestday.standalone.broker;

import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import org.xentestday.standalone.port.Ports;

/** Kafka's configuration for one node on loopback: durable before fast, small, and quick to form groups. */
final class BrokerProperties {
    static final int NODE = 1;
    static final String CLIENT = "CLIENT";
    static final String CONTROLLER = "CONTROLLER";
    static final String SCRAM = "SCRAM-SHA-512";
    static final String SCRAM_MODULE = "org.apache.kafka.common.security.scram.ScramLoginModule";

    private static final String INNER = "INNER";

    private BrokerProperties() {}

    /** Kafka's configuration where everybody signs in: clients by SCRAM, the broker itself by a door of its own. */
    static Properties of(BrokerSettings settings, Root root) {
        Properties properties = of(settings);
        properties.setProperty(
                "listeners",
                properties.getProperty("listeners") + ",%s://%s:%d".formatted(INNER, Ports.HOST, root.port()));
        properties.setProperty("inter.broker.listener.name", INNER);
        properties.setProperty(
                "listener.security.protocol.map",
                "%s:%4$s,%s:%4$s,%s:%4$s".formatted(CLIENT, CONTROLLER, INNER, "SASL_PLAINTEXT"));
        properties.setProperty("sasl.mechanism.inter.broker.protocol", Root.MECHANISM);
        properties.setProperty("sasl.mechanism.controller.protocol", Root.MECHANISM);
        door(properties, CLIENT, SCRAM, SCRAM_MODULE + " required;");
        door(properties, INNER, Root.MECHANISM, root.jaas());
        door(properties, CONTROLLER, Root.MECHANISM, root.jaas());
        properties.setProperty("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        properties.setProperty("super.users", "User:%s;User:%s".formatted(Root.USER, BrokerUser.ADMIN.user()));
        return properties;
    }

    private static void door(Properties properties, String listener, String mechanism, String jaas) {
        String prefix = "listener.name." + listener.toLowerCase(Locale.ROOT) + ".";
        properties.setProperty(prefix + "sasl.enabled.mechanisms", mechanism);
        properties.setProperty(prefix + mechanism.toLowerCase(Locale.ROOT) + ".sasl.jaas.config", jaas);
    }

    static Properties of(BrokerSettings settings) {
        Properties properties = new Properties();
        identity(properties, settings);
        listeners(properties, settings);
        protocols(properties);
        durability(properties);
        singleNode(properties);
        size(properties);
        groups(properties);
        return properties;
    }

    private static void identity(Properties properties, BrokerSettings settings) {
        properties.setProperty("process.roles", "broker,controller");
        properties.setProperty("node.id", String.valueOf(NODE));
        properties.setProperty("log.dirs", settings.directory().toString());
        properties.setProperty(
                "controller.quorum.voters", "%d@%s:%d".formatted(NODE, Ports.HOST, settings.controllerPort()));
    }

    private static void listeners(Properties properties, BrokerSettings settings) {
        properties.setProperty(
                "listeners",
                "%s://%s:%d,%s://%s:%d"
                        .formatted(
                                CLIENT,
                                Ports.HOST,
                                settings.port(),
                                CONTROLLER,
                                Ports.HOST,
                                settings.controllerPort()));
        properties.setProperty("controller.listener.names", CONTROLLER);
        properties.setProperty("inter.broker.listener.name", CLIENT);
    }

    /** Everyone who reaches loopback, unless there are users. */
    private static void protocols(Properties properties) {
        properties.setProperty(
                "listener.security.protocol.map", "%s:PLAINTEXT,%s:PLAINTEXT".formatted(CLIENT, CONTROLLER));
    }

    /** There is no second copy to survive a power cut, so an acknowledged record is on the disk. */
    private static void durability(Properties properties) {
        properties.setProperty("log.flush.interval.messages", "1");
        properties.setProperty("auto.create.topics.enable", "false");
        // A TestDay is a few times a year: positions must outlive the pause, or everything is read again.
        properties.setProperty("offsets.retention.minutes", String.valueOf(TopicPlan.RESULTS_KEPT.toMinutes()));
    }

    private static void singleNode(Properties properties) {
        properties.setProperty("default.replication.factor", "1");
        properties.setProperty("offsets.topic.replication.factor", "1");
        properties.setProperty("transaction.state.log.replication.factor", "1");
        properties.setProperty("transaction.state.log.min.isr", "1");
        properties.setProperty("share.coordinator.state.topic.replication.factor", "1");
        properties.setProperty("share.coordinator.state.topic.min.isr", "1");
        // After a kill -9 the broker waits this long for its former self before it may serve.
        properties.setProperty(
                "broker.session.timeout.ms",
                String.valueOf(Duration.ofSeconds(3).toMillis()));
        properties.setProperty("broker.heartbeat.interval.ms", "500");
    }

    private static void size(Properties properties) {
        properties.setProperty("offsets.topic.num.partitions", "4");
        properties.setProperty("transaction.state.log.num.partitions", "4");
        properties.setProperty("share.coordinator.state.topic.num.partitions", "1");
        properties.setProperty("num.network.threads", "2");
        properties.setProperty("num.io.threads", "4");
        properties.setProperty("background.threads", "4");
        properties.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(16 << 20));
    }

    /** Groups here have few members that all start with the broker: nobody is worth waiting for. */
    private static void groups(Properties properties) {
        properties.setProperty("group.initial.rebalance.delay.ms", "0");
        properties.setProperty("group.streams.initial.rebalance.delay.ms", "0");
        properties.setProperty("group.streams.min.heartbeat.interval.ms", "200");
        properties.setProperty("group.streams.heartbeat.interval.ms", "500");
    }
}
