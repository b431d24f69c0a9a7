package org.xentestday.standalone.broker;

import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.xentestday.model.Topics;

/** Who signs in to the broker, apart from machines: each part as itself, with what it needs and nothing else. */
public enum BrokerUser {
    /** The operator of this installation: may do everything. No part signs in so. */
    ADMIN,
    /** Reads what testers and organisers say, writes what it decides. */
    STREAMS,
    /** Takes results in and shows what there is. */
    COLLECTOR,
    /** Lets in whom an organiser lets in, and publishes what organisers say. */
    ENROL,
    /** Carries the log into the index. */
    INDEXER;

    private static final String PREFIX = "testday-";

    /** What organisers say, by way of the role enrol. */
    private static final List<Topics> SAID = List.of(Topics.MACHINES, Topics.ACCOUNTS, Topics.PLANS, Topics.ISSUES);

    /** What streams tells the board, the report and the texts to testers. */
    private static final List<Topics> DECIDED =
            List.of(Topics.VERDICTS, Topics.COVERAGE, Topics.ASKS, Topics.DISPOSITIONS);

    /** The name on the broker. */
    public String user() {
        return PREFIX + name().toLowerCase(Locale.ROOT);
    }

    /** What it may do; nothing for the operator, who needs no permission. */
    List<AclBinding> rights() {
        Rights rights = new Rights();
        switch (this) {
            case ADMIN -> {}
            case STREAMS ->
                rights.topics(List.of(Topics.RESULTS, Topics.MACHINES, Topics.ISSUES, Topics.PLANS), READ)
                        .topics(List.of(Topics.QUALITY), READ, WRITE)
                        .topics(
                                List.of(Topics.VERDICTS, Topics.COVERAGE, Topics.ASKS, Topics.DISPOSITIONS, Topics.DLQ),
                                WRITE)
                        .add(ResourceType.GROUP, user(), PatternType.LITERAL, READ, DESCRIBE)
                        .add(ResourceType.TRANSACTIONAL_ID, user(), PatternType.PREFIXED, WRITE, DESCRIBE)
                        .add(ResourceType.TOPIC, user() + "-", PatternType.PREFIXED, AclOperation.ALL);
            case COLLECTOR ->
                rights.topics(List.of(Topics.RESULTS, Topics.ACTIVITY), WRITE)
                        .topics(SAID, READ)
                        .topics(DECIDED, READ);
            case ENROL ->
                rights.topics(SAID, READ, WRITE)
                        .topics(DECIDED, READ)
                        .topics(List.of(Topics.RESULTS), READ)
                        .add(ResourceType.CLUSTER, Resource.CLUSTER_NAME, PatternType.LITERAL, ALTER, ALTER_CONFIGS);
            case INDEXER ->
                rights.topics(List.of(Topics.RESULTS, Topics.VERDICTS, Topics.COVERAGE, Topics.DISPOSITIONS), READ)
                        .topics(List.of(Topics.DLQ), READ, WRITE)
                        .add(ResourceType.GROUP, user(), PatternType.LITERAL, READ, DESCRIBE);
        }
        return List.copyOf(rights.bindings);
    }

    private final class Rights {
        private final List<AclBinding> bindings = new ArrayList<>();

        /** Whoever may use a topic may also see that it is there. */
        Rights topics(List<Topics> topics, AclOperation... operations) {
            for (Topics topic : topics) {
                add(ResourceType.TOPIC, topic.topic(), PatternType.LITERAL, operations);
                add(ResourceType.TOPIC, topic.topic(), PatternType.LITERAL, DESCRIBE);
            }
            return this;
        }

        Rights add(ResourceType type, String name, PatternType pattern, AclOperation... operations) {
            for (AclOperation operation : operations) {
                bindings.add(new AclBinding(
                        new ResourcePattern(type, name, pattern),
                        new AccessControlEntry("User:" + user(), "*", operation, AclPermissionType.ALLOW)));
            }
            return this;
        }
    }
}
