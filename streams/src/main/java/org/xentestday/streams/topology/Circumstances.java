package org.xentestday.streams.topology;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xentestday.model.issue.KnownIssue;
import org.xentestday.model.json.Json;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.TrackRecord;
import org.xentestday.streams.decide.Quality;
import org.xentestday.streams.decide.Troubles;

/**
 * What decisions rest on beside the results of the test: known issues, the plans, and how far machines may be trusted.
 * Read whole when it has changed. Of one task.
 */
final class Circumstances implements Troubles {
    private static final Logger LOG = LoggerFactory.getLogger(Circumstances.class);

    private final ReadOnlyKeyValueStore<String, byte[]> quality;
    private final ReadOnlyKeyValueStore<String, byte[]> known;
    private final ReadOnlyKeyValueStore<String, byte[]> published;
    private final AtomicLong changes;
    private long seen = -1;
    private Map<String, Double> troubles = Map.of();
    private List<KnownIssue> issues = List.of();
    private List<Plan> plans = List.of();

    Circumstances(
            ReadOnlyKeyValueStore<String, byte[]> quality,
            ReadOnlyKeyValueStore<String, byte[]> known,
            ReadOnlyKeyValueStore<String, byte[]> published,
            AtomicLong changes) {
        this.quality = quality;
        this.known = known;
        this.published = published;
        this.changes = changes;
    }

    /**
     * What has changed since the last look.
     *
     * @param machines whose trouble is another now
     * @param issues whether any known issue is another now, which concerns all tests
     * @param plans whether any plan is another now, which concerns all tests, and those that it wants
     */
    record Change(Set<String> machines, boolean issues, boolean plans) {
        static final Change NONE = new Change(Set.of(), false, false);
    }

    Change look() {
        long now = changes.get();
        if (now == seen) {
            return Change.NONE;
        }
        seen = now;
        Map<String, Double> before = troubles;
        List<KnownIssue> issuesBefore = issues;
        List<Plan> plansBefore = plans;
        troubles = readTroubles();
        issues = readIssues();
        plans = read(published, Plan.class).stream()
                .sorted(Comparator.comparing(Plan::id))
                .toList();
        Set<String> machines = new HashSet<>();
        Set<String> either = new HashSet<>(before.keySet());
        either.addAll(troubles.keySet());
        either.stream()
                .filter(key -> !before.getOrDefault(key, 0.0).equals(troubles.getOrDefault(key, 0.0)))
                .forEach(key -> machines.add(key.substring(0, key.indexOf('/'))));
        return new Change(machines, !issues.equals(issuesBefore), !plans.equals(plansBefore));
    }

    /** Known issues in the order of their ids. */
    List<KnownIssue> issues() {
        return issues;
    }

    /** Plans in the order of their ids. */
    List<Plan> plans() {
        return plans;
    }

    @Override
    public double of(String machine, Candidate candidate) {
        return troubles.getOrDefault(machine + '/' + candidate, 0.0);
    }

    private Map<String, Double> readTroubles() {
        Map<String, Tally> sums = new HashMap<>();
        for (TrackRecord part : read(quality, TrackRecord.class)) {
            sums.merge(part.machine() + '/' + part.candidate(), part.tests(), Tally::plus);
        }
        Map<String, Double> rates = new HashMap<>();
        sums.forEach((key, tests) -> {
            if (Quality.trouble(tests) > 0) {
                rates.put(key, Quality.trouble(tests));
            }
        });
        return rates;
    }

    private List<KnownIssue> readIssues() {
        return read(known, KnownIssue.class).stream()
                .sorted(Comparator.comparing(KnownIssue::id))
                .toList();
    }

    /** What nobody can read says nothing; it stays in its topic for whoever can. */
    private static <T> List<T> read(ReadOnlyKeyValueStore<String, byte[]> store, Class<T> type) {
        List<T> records = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                var entry = all.next();
                try {
                    records.add(Json.read(entry.value, type));
                } catch (IOException e) {
                    LOG.atWarn().addKeyValue("key", entry.key).log("not a readable {}", type.getSimpleName());
                }
            }
        }
        return records;
    }
}
