package org.xentestday.model;

import java.util.List;

/**
 * Every Kafka topic of the contract. Code, documents, ACLs and manifests are compared with this class by tests.
 *
 * <p>Keys: {@link #RESULTS} and {@link #ACTIVITY} use {@code <release>/<test>}, so that all evidence of a test lies on
 * one partition in order of arrival; compacted topics use the natural key named beside them.
 */
public enum Topics {
    /** Signed results as machines sent them: the source of truth. Kept two years. */
    RESULTS("testday.results.v1", false),
    /** A machine starts or ends a run; the open ones are suspects for HOST_LOST. */
    ACTIVITY("testday.activity.v1", false),
    /** Enrolled keys by {@code kid}. */
    MACHINES("testday.machines.v1", true),
    /** TestDay plans by plan id. */
    PLANS("testday.plans.v1", true),
    /** Known issues and waivers by id. */
    ISSUES("testday.issues.v1", true),
    /** Verdicts by {@code <release>/<candidate>/<test>}; a further finding on the same test adds {@code @<extent>}. */
    VERDICTS("testday.verdicts.v1", true),
    /** Coverage by {@code <release>/<candidate>/<test>}. */
    COVERAGE("testday.coverage.v1", true),
    /** Which runs would tell most, by {@code <release>/<candidate>/<test>}. */
    ASKS("testday.asks.v1", true),
    /** How far machines may be trusted, by {@code <machine>/<candidate>/<partition>}; streams write and read it. */
    QUALITY("testday.quality.v1", true),
    /** What became of each result, by result id. */
    DISPOSITIONS("testday.dispositions.v1", true),
    /** Records that could not be read, with the reason in headers and the original bytes. */
    DLQ("testday.dlq.v1", false),
    /** Accounts of people, organisers and readers, by their id; machines are in {@link #MACHINES}. */
    ACCOUNTS("testday.accounts.v1", true);

    private final String topic;
    private final boolean compacted;

    Topics(String topic, boolean compacted) {
        this.topic = topic;
        this.compacted = compacted;
    }

    /** The name on the broker, {@code testday.<what>.v<major>}. */
    public String topic() {
        return topic;
    }

    /** Whether only the newest record of a key matters. Of the other topics every record does, and is kept two years. */
    public boolean compacted() {
        return compacted;
    }

    /** All topics, in the order a reader of the design meets them. */
    public static List<Topics> all() {
        return List.of(values());
    }
}
