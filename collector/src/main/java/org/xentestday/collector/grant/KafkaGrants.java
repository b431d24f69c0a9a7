package org.xentestday.collector.grant;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.ResourceNotFoundException;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xentestday.collector.access.Secret;
import org.xentestday.collector.enrol.KafkaAccess;
import org.xentestday.collector.kafka.KafkaAway;
import org.xentestday.collector.kafka.KafkaClients;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.Topics;

/** Gives each machine a user of Kafka, through the brokers' own administration. Thread-safe. */
@Context
@InRole(Role.ENROL)
final class KafkaGrants implements KafkaAccess, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaGrants.class);
    private static final String PREFIX = "testday-machine-";
    private static final String RATE = "producer_byte_rate";
    /** The fewest that Kafka allows: a password of 256 random bits needs no stretching, and agents pay for it. */
    private static final int ROUNDS = 4096;

    private final Settings settings;
    private final @Nullable String certificates;
    private final @Nullable Admin admin;
    private final Duration timeout;

    KafkaGrants(Settings settings, KafkaClients clients) {
        this.settings = settings;
        this.certificates = settings.certificates() == null ? null : read(Path.of(settings.certificates()));
        this.admin = settings.bootstrapServers() == null
                ? null
                : clients.of(Role.ENROL).admin("testday-grants");
        this.timeout = clients.timeout();
    }

    /**
     * How machines reach the brokers.
     *
     * @param bootstrapServers host:port as machines see them, comma separated; null: they get no way into Kafka
     * @param certificates PEM file of those that machines are to trust; null for their platforms' own
     * @param bytesPerSecond what one machine may produce
     */
    @ConfigurationProperties("testday.kafka.machines")
    record Settings(
            @Nullable String bootstrapServers,
            @Nullable String certificates,
            @Bindable(defaultValue = "1048576") long bytesPerSecond) {
        Settings {
            bootstrapServers = bootstrapServers == null || bootstrapServers.isBlank() ? null : bootstrapServers;
            certificates = certificates == null || certificates.isBlank() ? null : certificates;
            if (bytesPerSecond <= 0) {
                throw new ConfigurationException("testday.kafka.machines.bytes-per-second: must be more than 0");
            }
        }
    }

    @Override
    public Optional<Account> grant(String kid) {
        if (admin == null || settings.bootstrapServers() == null) {
            return Optional.empty();
        }
        String user = PREFIX + kid;
        String password = Secret.fresh().text();
        await(admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                        user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ROUNDS), password)))
                .all());
        await(admin.createAcls(rights(user)).all());
        await(admin.alterClientQuotas(List.of(quota(user, (double) settings.bytesPerSecond())))
                .all());
        return Optional.of(new Account(settings.bootstrapServers(), user, password, certificates));
    }

    @Override
    public void withdraw(String kid) {
        if (admin == null) {
            return;
        }
        String user = PREFIX + kid;
        await(admin.deleteAcls(List.of(new AclBindingFilter(
                        ResourcePatternFilter.ANY,
                        new AccessControlEntryFilter("User:" + user, null, AclOperation.ANY, AclPermissionType.ANY))))
                .all());
        await(admin.alterUserScramCredentials(
                        List.of(new UserScramCredentialDeletion(user, ScramMechanism.SCRAM_SHA_512)))
                .all());
        await(admin.alterClientQuotas(List.of(quota(user, null))).all());
    }

    /** Whoever may write a topic may do so with an idempotent producer; no further right is needed for that. */
    private static List<AclBinding> rights(String user) {
        return Stream.of(Topics.RESULTS, Topics.ACTIVITY)
                .flatMap(topic -> Stream.of(AclOperation.WRITE, AclOperation.DESCRIBE)
                        .map(operation -> new AclBinding(
                                new ResourcePattern(ResourceType.TOPIC, topic.topic(), PatternType.LITERAL),
                                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW))))
                .toList();
    }

    private static ClientQuotaAlteration quota(String user, @Nullable Double bytes) {
        return new ClientQuotaAlteration(
                new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, user)),
                List.of(new ClientQuotaAlteration.Op(RATE, bytes)));
    }

    private void await(KafkaFuture<?> answer) {
        try {
            answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof ResourceNotFoundException)) { // what is to be taken away is not there
                LOG.atWarn().addKeyValue("cause", String.valueOf(e.getCause())).log("a right in Kafka not changed");
                throw KafkaAway.problem();
            }
        } catch (TimeoutException e) {
            throw KafkaAway.problem();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KafkaAway.problem();
        }
    }

    private static String read(Path pem) {
        try {
            return Files.readString(pem);
        } catch (IOException e) {
            throw new ConfigurationException("testday.kafka.machines.certificates: cannot be read: " + e, e);
        }
    }

    @PreDestroy
    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
