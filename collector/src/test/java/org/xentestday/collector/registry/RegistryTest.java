package org.xentestday.collector.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.xentestday.collector.kafka.EventRecords;
import org.xentestday.model.Topics;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.issue.KnownIssue;
import org.xentestday.model.plan.Enrolment;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;

/** What the registry makes of the records it is shown. */
class RegistryTest {
    private final Registry registry = new Registry();
    private final TestMachine machine = TestMachine.named("one");

    @Test
    void enrolled_key_is_known_until_it_is_taken_back() {
        // given
        show(event(machine.enrolment()));
        assertThat(registry.key(machine.kid()))
                .get()
                .extracting(Enrolled::enrolment)
                .isEqualTo(machine.enrolment());
        assertThat(registry.keysOf(machine.pseudonym())).containsExactly(machine.enrolment());
        // when a tombstone comes
        registry.see(new ConsumerRecord<>(Topics.MACHINES.topic(), 0, 1, machine.kid(), null));
        // then
        assertThat(registry.key(machine.kid())).isEmpty();
    }

    @Test
    void issue_that_is_taken_back_takes_no_plan_along() {
        // given
        Plan plan = plan("of the same name");
        KnownIssue issue = new KnownIssue(
                plan.id(),
                "Boots slowly",
                null,
                KnownIssue.State.ACTIVE,
                new KnownIssue.Match(List.of(), List.of(), Facets.NONE, null),
                null);
        show(Event.of(EventType.PLAN, "1", "/test", plan.id(), TestMachine.NOON, plan));
        show(Event.of(EventType.ISSUE, "2", "/test", issue.id(), TestMachine.NOON, issue));
        // when
        registry.see(new ConsumerRecord<>(Topics.ISSUES.topic(), 0, 1, issue.id(), null));
        // then
        assertThat(registry.issues()).isEmpty();
        assertThat(registry.plans()).containsExactly(plan);
    }

    @Test
    void key_under_another_name_is_left_out() {
        // given an enrolment whose kid is another machine's
        Enrolment own = machine.enrolment();
        Enrolment forged = new Enrolment(
                TestMachine.named("two").kid(), own.publicKey(), own.machine(), own.tester(), own.enrolledAt());
        // when
        show(event(forged));
        // then
        assertThat(registry.key(forged.kid())).isEmpty();
    }

    @Test
    void record_under_another_key_is_left_out() {
        ProducerRecord<String, byte[]> sent = EventRecords.write(event(machine.enrolment()));
        registry.see(MemoryLog.consumed(
                new ProducerRecord<>(sent.topic(), null, "another", sent.value(), sent.headers()), 0));
        assertThat(registry.key("another")).isEmpty();
        assertThat(registry.key(machine.kid())).isEmpty();
    }

    @Test
    void junk_and_other_events_are_left_out() {
        registry.see(new ConsumerRecord<>(Topics.MACHINES.topic(), 0, 0, "junk", new byte[] {1}));
        show(machine.event("4.3.0-rc6", "guest-hvm", Status.PASS, 1));
        assertThat(registry.plans()).isEmpty();
    }

    @Test
    void newest_plan_is_the_plan() {
        // given
        Plan first = plan("first");
        Plan second = plan("second");
        // when
        show(Event.of(EventType.PLAN, "1", "/test", first.id(), TestMachine.NOON, first));
        show(Event.of(EventType.PLAN, "2", "/test", second.id(), TestMachine.NOON, second));
        // then
        assertThat(registry.plan(first.id())).contains(second);
        assertThat(registry.plans()).containsExactly(second);
    }

    @Test
    void waiting_ends_when_the_record_is_shown() throws InterruptedException {
        // given
        Thread.Builder.OfVirtual later = Thread.ofVirtual();
        // when
        Thread shows = later.start(() -> show(event(machine.enrolment())));
        // then
        assertThat(registry.await(machine.enrolment(), Duration.ofSeconds(10))).isTrue();
        shows.join();
    }

    @Test
    void waiting_ends_when_patience_does() {
        assertThat(registry.await(machine.enrolment(), Duration.ofMillis(5))).isFalse();
    }

    private void show(Event event) {
        registry.see(MemoryLog.consumed(EventRecords.write(event), 0));
    }

    private static Event event(Enrolment enrolment) {
        return Event.of(EventType.ENROLMENT, enrolment.kid(), "/test", enrolment.kid(), TestMachine.NOON, enrolment);
    }

    private static Plan plan(String title) {
        return new Plan(TestMachine.PLAN, title, TestMachine.RELEASE, null, List.of(), null, List.of());
    }
}
