package org.xentestday.collector.registry;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xentestday.collector.kafka.EventRecords;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.Topics;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.issue.KnownIssue;
import org.xentestday.model.plan.Account;
import org.xentestday.model.plan.Enrolment;
import org.xentestday.model.plan.Plan;

/** Enrolled keys by kid, accounts, plans and known issues by id. Fed by one thread, asked by all. */
@Singleton
@InRole({Role.INTAKE, Role.ENROL, Role.BOARD, Role.INDEX})
public final class Registry {
    /** The topics it is made of. */
    static final List<Topics> TOPICS = List.of(Topics.MACHINES, Topics.ACCOUNTS, Topics.PLANS, Topics.ISSUES);

    private static final Logger LOG = LoggerFactory.getLogger(Registry.class);

    private final Shelf<Enrolled> enrolments = new Shelf<>();
    private final Shelf<Account> accounts = new Shelf<>();
    private final Shelf<Plan> plans = new Shelf<>();
    private final Shelf<KnownIssue> issues = new Shelf<>();

    /** The machine that signs with that key. */
    public Optional<Enrolled> key(String kid) {
        return enrolments.find(kid);
    }

    /** Every key that speaks or spoke for that machine: a machine whose key was lost got a new one. */
    public List<Enrolment> keysOf(String machine) {
        return enrolments().stream()
                .filter(enrolment -> enrolment.machine().equals(machine))
                .toList();
    }

    /** All machines that were ever let in, by kid. */
    public List<Enrolment> enrolments() {
        return enrolments.all().stream().map(Enrolled::enrolment).toList();
    }

    /** All people that were ever let in, by id. */
    public List<Account> accounts() {
        return List.copyOf(accounts.all());
    }

    /** The person of that id. */
    public Optional<Account> account(String id) {
        return accounts.find(id);
    }

    /** The plan of that id. */
    public Optional<Plan> plan(String id) {
        return plans.find(id);
    }

    /** All plans, by id. */
    public Collection<Plan> plans() {
        return List.copyOf(plans.all());
    }

    /** All known issues, by id. */
    public Collection<KnownIssue> issues() {
        return List.copyOf(issues.all());
    }

    /** Waits until this process knows the enrolment. */
    public boolean await(Enrolment enrolment, Duration patience) {
        return enrolments.await(enrolment.kid(), seen -> seen.enrolment().equals(enrolment), patience);
    }

    /** Waits until this process knows the account as it is here. */
    public boolean await(Account account, Duration patience) {
        return accounts.await(account.id(), account::equals, patience);
    }

    /** Waits until this process knows the plan as it is here. */
    public boolean await(Plan plan, Duration patience) {
        return plans.await(plan.id(), plan::equals, patience);
    }

    /** Waits until this process knows the issue as it is here. */
    public boolean await(KnownIssue issue, Duration patience) {
        return issues.await(issue.id(), issue::equals, patience);
    }

    /** Takes in what the log says. A record that cannot be read, or names a key that is not its own, changes nothing. */
    void see(ConsumerRecord<String, byte[]> seen) {
        try {
            if (seen.value() == null) {
                forget(seen);
            } else {
                learn(seen.key(), EventRecords.read(seen));
            }
        } catch (RejectedException | java.io.IOException | IllegalArgumentException e) {
            LOG.atWarn()
                    .addKeyValue("topic", seen.topic())
                    .addKeyValue("partition", seen.partition())
                    .addKeyValue("offset", seen.offset())
                    .addKeyValue("cause", e.toString())
                    .log("record left out of the registry");
        }
    }

    private void forget(ConsumerRecord<String, byte[]> seen) {
        for (Topics topic : TOPICS) {
            if (topic.topic().equals(seen.topic())) {
                shelf(topic).remove(seen.key());
            }
        }
    }

    private Shelf<?> shelf(Topics topic) {
        return switch (topic) {
            case MACHINES -> enrolments;
            case ACCOUNTS -> accounts;
            case PLANS -> plans;
            case ISSUES -> issues;
            case RESULTS, ACTIVITY, VERDICTS, COVERAGE, ASKS, QUALITY, DISPOSITIONS, DLQ ->
                throw new IllegalArgumentException("no topic of the registry: " + topic);
        };
    }

    private void learn(String key, Event event) throws java.io.IOException {
        switch (event.type()) {
            case ENROLMENT -> {
                Enrolled enrolled = Enrolled.of(event.record(Enrolment.class));
                checkKey(key, enrolled.enrolment().kid());
                enrolments.put(key, enrolled);
            }
            case ACCOUNT -> {
                Account account = event.record(Account.class);
                checkKey(key, account.id());
                accounts.put(key, account);
            }
            case PLAN -> {
                Plan plan = event.record(Plan.class);
                checkKey(key, plan.id());
                plans.put(key, plan);
            }
            case ISSUE -> {
                KnownIssue issue = event.record(KnownIssue.class);
                checkKey(key, issue.id());
                issues.put(key, issue);
            }
            case RESULT, ACTIVITY, VERDICT, COVERAGE, ASKS, TRACK_RECORD, DISPOSITION ->
                throw new IllegalArgumentException("no record of this topic: " + event.type());
        }
    }

    private static void checkKey(String key, String wanted) {
        if (!wanted.equals(key)) {
            throw new IllegalArgumentException("the record's key is " + key + " and should be " + wanted);
        }
    }
}
