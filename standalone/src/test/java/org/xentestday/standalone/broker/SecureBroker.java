package org.xentestday.standalone.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.Time;
import org.xentestday.model.Topics;
import org.xentestday.model.fixture.TestAuthority;
import org.xentestday.standalone.port.Ports;

/**
 * Our broker with two more doors that want TLS and a SCRAM-SHA-512 user; behind the second is an expired certificate.
 * Users may do what they were allowed and nothing else; who comes by the plain door may do everything.
 */
public final class SecureBroker implements AutoCloseable {
    private static final String MECHANISM = "SCRAM-SHA-512";

    private final int plain = Ports.free();
    private final int secure = Ports.free();
    private final int expired = Ports.free();
    private final KafkaRaftServer server;

    public SecureBroker(Path directory, TestAuthority authority) throws Exception {
        BrokerSettings settings = new BrokerSettings(directory, plain, Ports.free());
        Properties properties = BrokerProperties.of(settings);
        properties.setProperty(
                "listeners",
                properties.getProperty("listeners")
                        + ",SECURE://127.0.0.1:%d,EXPIRED://127.0.0.1:%d".formatted(secure, expired));
        properties.setProperty(
                "listener.security.protocol.map",
                properties.getProperty("listener.security.protocol.map") + ",SECURE:SASL_SSL,EXPIRED:SASL_SSL");
        door(properties, "secure", authority.server("ip:127.0.0.1"));
        door(properties, "expired", authority.expired("ip:127.0.0.1"));
        properties.setProperty("sasl.enabled.mechanisms", MECHANISM);
        properties.setProperty("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        properties.setProperty("super.users", "User:ANONYMOUS");
        Files.createDirectories(directory);
        Storage.formatIfNew(settings);
        server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        server.startup();
        try (Admin admin = admin()) {
            new TopicSetup(admin).run(TopicPlan.all());
        }
    }

    private static void door(Properties properties, String listener, Path keys) {
        String prefix = "listener.name." + listener + ".";
        properties.setProperty(prefix + "ssl.keystore.location", keys.toString());
        properties.setProperty(prefix + "ssl.keystore.type", "PKCS12");
        properties.setProperty(prefix + "ssl.keystore.password", TestAuthority.PASSWORD);
        properties.setProperty(prefix + "sasl.enabled.mechanisms", MECHANISM);
        properties.setProperty(
                prefix + "scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    }

    public String plain() {
        return "127.0.0.1:" + plain;
    }

    public String secure() {
        return "127.0.0.1:" + secure;
    }

    public String expired() {
        return "127.0.0.1:" + expired;
    }

    /** The same door by a name that its certificate does not have. */
    public String misnamed() {
        return "localhost:" + secure;
    }

    /** A user who may do nothing yet. */
    public void user(String name, String password) throws Exception {
        try (Admin admin = admin()) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            name, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), password)))
                    .all()
                    .get();
        }
    }

    /** Lets a user write to a topic, and not read it. */
    public void allowWriting(String user, Topics topic) throws Exception {
        try (Admin admin = admin()) {
            admin.createAcls(List.of(new AclBinding(
                            new ResourcePattern(ResourceType.TOPIC, topic.topic(), PatternType.LITERAL),
                            new AccessControlEntry("User:" + user, "*", AclOperation.WRITE, AclPermissionType.ALLOW))))
                    .all()
                    .get();
        }
    }

    /** The largest batch of records that the topic takes from now on. */
    public void limit(Topics topic, int bytes) throws Exception {
        try (Admin admin = admin()) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic.topic()),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("max.message.bytes", String.valueOf(bytes)),
                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", plain()));
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
