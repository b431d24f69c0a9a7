package org.xentestday.collector.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xentestday.model.event.Event;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Status;

/** What every log must do; each one has a test that extends this. */
public abstract class EventLogContract {
    private static final TestMachine MACHINE = TestMachine.named("one");

    /** The log under test. */
    protected abstract EventLog log();

    /** What that log holds now, in order. */
    protected abstract List<Event> written();

    /** From now on the log cannot be reached. */
    protected abstract void takeAway();

    @Test
    void appended_events_are_in_the_log_in_their_order_and_unchanged() {
        // given
        List<Event> events = List.of(event(1), event(2), event(3));
        // when
        List<EventLog.Outcome> outcomes = log().append(events);
        // then
        assertThat(outcomes).containsOnly(EventLog.Outcome.APPENDED).hasSize(3);
        assertThat(written()).containsExactlyElementsOf(events);
    }

    @Test
    void event_given_twice_is_written_twice() {
        assertThat(log().append(List.of(event(1), event(1)))).containsOnly(EventLog.Outcome.APPENDED);
        assertThat(written()).hasSize(2);
    }

    @Test
    void away_is_an_outcome_of_each_event_and_no_exception() {
        // given
        takeAway();
        // when, then
        assertThat(log().append(List.of(event(1), event(2))))
                .containsExactly(EventLog.Outcome.AWAY, EventLog.Outcome.AWAY);
    }

    private static Event event(int attempt) {
        return MACHINE.event("4.3.0-rc6", "guest-hvm", Status.PASS, attempt);
    }
}
