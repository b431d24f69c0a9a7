package org.xentestday.collector.view;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.xentestday.model.Topics;
import org.xentestday.model.plan.Enrolment;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.verdict.Asks;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.Verdict;

/**
 * What the compacted topics say now. {@link #apply} is the only way in; a record that was applied before, or that this
 * version cannot read, changes nothing. Thread-safe; what it hands out is immutable.
 */
@Singleton
public final class View {
    private final Map<String, Long> offsets = new HashMap<>();
    private final SortedMap<String, Plan> plans = new TreeMap<>();
    private final Map<String, String> testers = new HashMap<>();
    private final SortedMap<Candidate, CandidateState> states = new TreeMap<>();
    private long version;
    private long unread;

    /** Takes one record of a compacted topic. */
    public synchronized void apply(ConsumerRecord<String, byte[]> record) {
        String partition = record.topic() + "-" + record.partition();
        if (record.offset() <= offsets.getOrDefault(partition, -1L)) {
            return; // read again after a reconnect: newer ones of its key may be applied already
        }
        offsets.put(partition, record.offset());
        switch (Change.of(record)) {
            case Change.Said said -> said(record.key(), said, Instant.ofEpochMilli(record.timestamp()));
            case Change.Gone gone -> gone(gone.topic(), record.key(), Instant.ofEpochMilli(record.timestamp()));
            case Change.Unread _ -> unread++;
        }
    }

    private void said(String key, Change.Said said, Instant at) {
        boolean changed = switch (said.type()) {
            case PLAN -> !said.body().equals(plans.put(key, (Plan) said.body()));
            case ENROLMENT -> enrolled((Enrolment) said.body());
            case VERDICT -> judged(key, (Verdict) said.body(), at);
            case COVERAGE -> covered((Coverage) said.body(), at);
            case DISPOSITION -> attended((Disposition) said.body());
            case ASKS -> asked((Asks) said.body());
            case RESULT, ACTIVITY, ISSUE, TRACK_RECORD, ACCOUNT -> false; // no screen shows them
        };
        version += changed ? 1 : 0;
    }

    private void gone(Topics topic, String key, Instant at) {
        boolean changed = switch (topic) {
            case PLANS -> plans.remove(key) != null;
            case VERDICTS, COVERAGE, ASKS ->
                Subject.ofKey(key)
                        .filter(about -> forgotten(topic, key, about, at))
                        .isPresent();
            // Machines and results are not forgotten; no screen shows the others.
            case MACHINES, DISPOSITIONS, RESULTS, ACTIVITY, ISSUES, QUALITY, DLQ, ACCOUNTS -> false;
        };
        version += changed ? 1 : 0;
    }

    private boolean forgotten(Topics topic, String key, Subject about, Instant at) {
        CandidateState state = state(about.candidate());
        return switch (topic) {
            case VERDICTS -> state.verdict(key, about.test(), null, at, version + 1);
            case ASKS -> state.asks(about.test(), null, version + 1);
            default -> state.coverage(about.test(), null, at, version + 1);
        };
    }

    private boolean judged(String key, Verdict verdict, Instant at) {
        return state(verdict.candidate()).verdict(key, verdict.test(), verdict, at, version + 1);
    }

    private boolean covered(Coverage coverage, Instant at) {
        return state(coverage.candidate()).coverage(coverage.test(), coverage, at, version + 1);
    }

    private boolean asked(Asks asks) {
        return state(asks.candidate()).asks(asks.test(), asks, version + 1);
    }

    private boolean enrolled(Enrolment enrolment) {
        if (enrolment.tester().equals(testers.put(enrolment.machine(), enrolment.tester()))) {
            return false;
        }
        states.values().forEach(state -> state.enrolled(enrolment.machine(), version + 1));
        return true;
    }

    private boolean attended(Disposition disposition) {
        Candidate candidate = disposition.candidate();
        return candidate != null && state(candidate).disposed(disposition, version + 1);
    }

    private CandidateState state(Candidate candidate) {
        return states.computeIfAbsent(candidate, CandidateState::new);
    }

    /** Counts up with every change of anything. */
    public synchronized long version() {
        return version;
    }

    /** Records that were not of the contract, or of a version that this one cannot read. */
    synchronized long unread() {
        return unread;
    }

    /** All TestDays, by id. */
    public synchronized List<Plan> plans() {
        return List.copyOf(plans.values());
    }

    /** The TestDay of that id. */
    public synchronized Optional<Plan> plan(String id) {
        return Optional.ofNullable(plans.get(id));
    }

    /** Every candidate of which anything is known, oldest first. */
    public synchronized List<Candidate> candidates() {
        return List.copyOf(states.keySet());
    }

    /** What is known about a candidate; empty collections if nothing is. */
    public synchronized Standing standing(Candidate candidate) {
        CandidateState state = states.get(candidate);
        return Objects.requireNonNullElseGet(state, () -> new CandidateState(candidate))
                .standing(testers);
    }

    /** Distinct testers of a candidate, by the names they enrolled with. */
    public synchronized NavigableSet<String> testers(Candidate candidate) {
        CandidateState state = states.get(candidate);
        return state == null ? Collections.emptyNavigableSet() : state.testers(testers);
    }

    /** The machines that tested a candidate, by pseudonym. */
    synchronized SortedMap<String, Machine> machines(Candidate candidate) {
        CandidateState state = states.get(candidate);
        return state == null ? Collections.emptySortedMap() : state.machines();
    }

    /** What the verdicts on a candidate said before, oldest first, by the key of their topic. */
    synchronized SortedMap<String, List<Turn>> history(Candidate candidate) {
        CandidateState state = states.get(candidate);
        return state == null ? Collections.emptySortedMap() : state.history();
    }

    /** The newest candidate of a release with a result, or else the newest that the release knows of. */
    public synchronized Optional<Candidate> newest(String release) {
        List<Candidate> ofRelease = states.keySet().stream()
                .filter(each -> each.release().equals(release))
                .toList();
        return ofRelease.reversed().stream()
                .filter(each -> standing(each).tested())
                .findFirst()
                .or(() -> ofRelease.reversed().stream().findFirst());
    }
}
