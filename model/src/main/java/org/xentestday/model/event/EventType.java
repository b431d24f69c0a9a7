package org.xentestday.model.event;

import java.util.Optional;
import java.util.stream.Stream;
import org.xentestday.model.Topics;
import org.xentestday.model.issue.KnownIssue;
import org.xentestday.model.plan.Account;
import org.xentestday.model.plan.Enrolment;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Activity;
import org.xentestday.model.result.Result;
import org.xentestday.model.verdict.Asks;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.TrackRecord;
import org.xentestday.model.verdict.Verdict;

/** The events of the contract: CloudEvents type, the record in the body, the schema, the topic. */
public enum EventType {
    RESULT("result", Result.class, Topics.RESULTS),
    ACTIVITY("activity", Activity.class, Topics.ACTIVITY),
    ENROLMENT("enrolment", Enrolment.class, Topics.MACHINES),
    PLAN("plan", Plan.class, Topics.PLANS),
    ISSUE("issue", KnownIssue.class, Topics.ISSUES),
    VERDICT("verdict", Verdict.class, Topics.VERDICTS),
    COVERAGE("coverage", Coverage.class, Topics.COVERAGE),
    ASKS("asks", Asks.class, Topics.ASKS),
    TRACK_RECORD("track-record", TrackRecord.class, Topics.QUALITY),
    DISPOSITION("disposition", Disposition.class, Topics.DISPOSITIONS),
    ACCOUNT("account", Account.class, Topics.ACCOUNTS);

    private static final String FAMILY = "org.xentestday.";

    private final String what;
    private final Class<?> body;
    private final Topics topic;

    EventType(String what, Class<?> body, Topics topic) {
        this.what = what;
        this.body = body;
        this.topic = topic;
    }

    /** The CloudEvents type, {@code org.xentestday.<what>.v<major>}. */
    public String ceType() {
        return FAMILY + what + ".v1";
    }

    /** The CloudEvents dataschema, a name and not an address. */
    String dataSchema() {
        return "urn:xentestday:schema:" + what + ":1";
    }

    /** Name of the JSON Schema resource, {@code <what>.json}. */
    public String schema() {
        return what;
    }

    /** The record in the body. */
    public Class<?> body() {
        return body;
    }

    /** Where it is published. */
    public Topics topic() {
        return topic;
    }

    /** The type of that CloudEvents name, if this version knows it. */
    static Optional<EventType> ofCeType(String ceType) {
        return Stream.of(values()).filter(type -> type.ceType().equals(ceType)).findFirst();
    }

    /** Whether the name is of this family at all, so that only its version is unknown. */
    static boolean ofAnotherVersion(String ceType) {
        return Stream.of(values()).anyMatch(type -> ceType.startsWith(FAMILY + type.what + ".v"));
    }
}
