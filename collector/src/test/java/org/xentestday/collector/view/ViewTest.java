package org.xentestday.collector.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.xentestday.collector.view.Story.EVENING;
import static org.xentestday.collector.view.Story.RC5;
import static org.xentestday.collector.view.Story.RC6;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.xentestday.model.Topics;
import org.xentestday.model.event.EventType;
import org.xentestday.model.result.Facet;
import org.xentestday.model.verdict.Asks;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;

class ViewTest {
    private final Published log = new Published();
    private final View view = new View();

    @Test
    void a_verdict_is_found_by_its_candidate_and_test() {
        // when
        view.apply(verdict(boot()));

        // then
        assertThat(view.standing(RC6).verdict("boot")).contains(boot());
        assertThat(view.standing(RC5).verdict("boot")).isEmpty();
    }

    @Test
    void the_newest_word_of_a_key_holds_even_if_older_ones_are_read_again() {
        // given
        ConsumerRecord<String, byte[]> older = verdict(boot());
        ConsumerRecord<String, byte[]> newer = log.says(EventType.VERDICT, boot().mainKey(), hotplug(), EVENING);
        view.apply(older);
        view.apply(newer);

        // when
        view.apply(older);

        // then
        assertThat(view.standing(RC6).verdicts().values()).containsExactly(hotplug());
    }

    @Test
    void a_tombstone_removes_what_its_key_said_and_nothing_else() {
        // given
        Published story = Story.tell(view);
        Verdict onSomeMachines = view.standing(RC6).findings().getFirst();
        int before = view.standing(RC6).verdicts().size();

        // when
        view.apply(story.gone(Topics.VERDICTS, onSomeMachines.furtherKey(), EVENING));

        // then
        assertThat(view.standing(RC6).verdicts()).hasSize(before - 1).doesNotContainKey(onSomeMachines.furtherKey());
        assertThat(view.standing(RC6).verdict(onSomeMachines.test())).isPresent();
    }

    @Test
    void a_tombstone_of_a_plan_and_of_a_key_that_is_none_are_taken_calmly() {
        // given
        view.apply(log.says(EventType.PLAN, Story.PLAN, Story.plan(), EVENING));

        // when
        view.apply(log.gone(Topics.VERDICTS, "no key of the contract", EVENING));
        view.apply(log.gone(Topics.COVERAGE, "4.x/rc6/boot", EVENING));
        view.apply(log.gone(Topics.PLANS, Story.PLAN, EVENING));

        // then
        assertThat(view.plans()).isEmpty();
        assertThat(view.candidates()).isEmpty();
    }

    @Test
    void what_is_asked_changes_no_row_and_goes_with_its_tombstone() {
        // given
        Published story = Story.tell(view);
        Asks boot = Story.asks().get(1);
        Standing before = view.standing(RC6);

        // when
        view.apply(story.gone(Topics.ASKS, boot.key(), EVENING.plusSeconds(60)));

        // then
        Standing after = view.standing(RC6);
        assertThat(before.asks()).containsEntry("boot", boot);
        assertThat(after.asks()).doesNotContainKey("boot");
        assertThat(after.version()).isGreaterThan(before.version());
        assertThat(after.changes()).isEqualTo(before.changes());
        assertThat(after.changed()).isEqualTo(before.changed());
    }

    @Test
    void what_cannot_be_read_changes_nothing_and_is_counted() {
        // given
        view.apply(verdict(boot()));
        long version = view.version();

        // when
        view.apply(log.ofVersionNine(EventType.VERDICT, boot().mainKey(), hotplug(), EVENING));
        view.apply(log.says(EventType.VERDICT, boot().mainKey(), List.of("not a verdict"), EVENING));
        view.apply(log.says(EventType.VERDICT, boot().mainKey(), Story.plan(), EVENING));
        view.apply(new ConsumerRecord<>(
                Topics.VERDICTS.topic(), 0, 99, boot().mainKey(), "{".getBytes(StandardCharsets.UTF_8)));

        // then
        assertThat(view.unread()).isEqualTo(4);
        assertThat(view.version()).isEqualTo(version);
        assertThat(view.standing(RC6).verdict("boot")).contains(boot());
    }

    @Test
    void the_same_word_once_more_is_no_change() {
        // given
        view.apply(verdict(boot()));
        Standing before = view.standing(RC6);

        // when
        view.apply(verdict(boot()));

        // then
        assertThat(view.standing(RC6)).isSameAs(before);
    }

    @Test
    void keys_may_arrive_in_any_order() {
        // given
        List<Map.Entry<String, Verdict>> verdicts =
                new ArrayList<>(Story.keyed(Story.verdicts(RC6)).entrySet());
        verdicts.forEach(each -> view.apply(log.says(EventType.VERDICT, each.getKey(), each.getValue(), EVENING)));
        Collections.shuffle(verdicts, new Random(4));
        View other = new View();
        Published again = new Published();

        // when
        verdicts.forEach(each -> other.apply(again.says(EventType.VERDICT, each.getKey(), each.getValue(), EVENING)));

        // then
        assertThat(other.standing(RC6).verdicts()).isEqualTo(view.standing(RC6).verdicts());
        assertThat(other.standing(RC6).findings()).isEqualTo(view.standing(RC6).findings());
    }

    @Test
    void findings_are_the_most_urgent_first_and_say_the_same_failures_once() {
        // when
        Story.tell(view);

        // then
        assertThat(view.standing(RC6).findings())
                .extracting(
                        Verdict::kind,
                        Verdict::test,
                        each -> each.extent().value(Facet.DUT_BAR).orElse("-"))
                .containsExactly(
                        tuple(VerdictKind.REGRESSION, "gpu-passthrough-large-vram", "le512m"),
                        tuple(VerdictKind.SUSPECT, "gpu-passthrough-large-vram", "le1g"),
                        tuple(VerdictKind.SUSPECT, "boot", "-"));
    }

    @Test
    void machines_and_testers_are_counted_once_each() {
        // when
        Story.tell(view);

        // then
        assertThat(view.standing(RC6).attendance()).isEqualTo(new Attendance(24, 17));
    }

    @Test
    void the_newest_candidate_is_the_newest_with_a_result() {
        // given
        coverage(Story.coverage(RC5).getFirst());
        Coverage none = Story.coverage(RC6).getFirst();
        coverage(new Coverage(RC6, "host-s3", Tally.NONE, 0, 0, 0, none.statuses(), none.changesets(), none.facets()));

        // then
        assertThat(view.newest("4.3.0")).contains(RC5);
        assertThat(view.newest("4.9.0")).isEmpty();
    }

    @Test
    void readers_beside_the_writer_see_whole_states() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // given
            Callable<Boolean> reader = () -> {
                boolean whole = true;
                for (int n = 0; n < 500; n++) {
                    Standing standing = view.standing(RC6);
                    whole &= standing.changes().size()
                            == standing.verdicts().values().stream()
                                    .map(Verdict::test)
                                    .distinct()
                                    .count();
                }
                return whole;
            };

            // when
            List<Future<Boolean>> readers = List.of(threads.submit(reader), threads.submit(reader));
            Story.keyed(Story.verdicts(RC6))
                    .forEach((key, each) -> view.apply(log.says(EventType.VERDICT, key, each, EVENING)));

            // then
            for (Future<Boolean> each : readers) {
                assertThat(each.get()).isTrue();
            }
        }
    }

    private ConsumerRecord<String, byte[]> verdict(Verdict verdict) {
        return log.says(EventType.VERDICT, verdict.mainKey(), verdict, EVENING);
    }

    private void coverage(Coverage coverage) {
        view.apply(log.says(EventType.COVERAGE, coverage.key(), coverage, EVENING));
    }

    private static Verdict boot() {
        return of("boot");
    }

    private static Verdict hotplug() {
        return of("cpu-hotplug");
    }

    private static Verdict of(String test) {
        return Story.verdicts(RC6).stream()
                .filter(each -> each.test().equals(test))
                .findFirst()
                .orElseThrow();
    }
}
