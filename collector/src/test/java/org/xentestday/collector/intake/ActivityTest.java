package org.xentestday.collector.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xentestday.collector.fixture.Answer;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Activity;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;
import org.xentestday.model.sign.Signing;

/** Activity over HTTP: the same door as results, another check. */
class ActivityTest extends AtTheDoor {
    private static final String ACTIVITY = "/api/v1/activity";

    @Test
    void signed_activity_is_in_the_log() {
        // given
        Event event = signed("4.3.0/guest-hvm", Activity.Phase.STARTED);
        // when
        Answer answer = collector.post(ACTIVITY, event);
        // then
        assertThat(answer.status()).isEqualTo(202);
        assertThat(collector.log().events()).last().isEqualTo(event);
    }

    @Test
    void subject_must_be_the_tests() {
        collector.post(ACTIVITY, signed("4.3.0/other", Activity.Phase.ENDED)).isProblem(400, "id-mismatch");
    }

    @Test
    void body_must_keep_the_schema() {
        Event empty =
                Event.of(EventType.ACTIVITY, "id", "/test", "4.3.0/x", TestMachine.NOON, Map.of("no", "activity"));
        collector.post(ACTIVITY, empty).isProblem(400, "invalid");
    }

    @Test
    void result_is_no_activity() {
        collector
                .post(ACTIVITY, machine.event("4.3.0-rc6", "guest-hvm", Status.PASS, 1))
                .isProblem(400, "unknown-type");
    }

    @Test
    void unsigned_activity_is_refused() {
        Event signed = signed("4.3.0/guest-hvm", Activity.Phase.ENDED);
        Event unsigned = Event.of(
                signed.type(),
                signed.id(),
                signed.source(),
                signed.subject(),
                signed.time(),
                activity(Activity.Phase.ENDED));
        collector.post(ACTIVITY, unsigned).isProblem(403, "unsigned");
    }

    private static Event signed(String subject, Activity.Phase phase) {
        Event event =
                Event.of(EventType.ACTIVITY, "activity-" + phase, "/test", subject, TestMachine.NOON, activity(phase));
        return Signing.sign(event, machine.kid(), machine.keys().getPrivate());
    }

    private static Activity activity(Activity.Phase phase) {
        Result result = machine.result("4.3.0-rc6", "guest-hvm", Status.PASS, 1);
        return new Activity(
                result.plan(),
                result.release(),
                result.machine(),
                result.boot(),
                result.test(),
                result.attempt(),
                result.build(),
                phase,
                TestMachine.NOON);
    }
}
