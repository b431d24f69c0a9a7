package org.xentestday.collector.intake;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.util.Optional;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.event.RejectReason;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.event.ResultCheck;
import org.xentestday.model.json.Json;
import org.xentestday.model.json.Schema;
import org.xentestday.model.result.Activity;

/** Decides whether an event is an activity of the contract, as {@link ResultCheck} does for results. */
final class ActivityCheck {
    private static final Schema SCHEMA = Schema.of(EventType.ACTIVITY.schema());

    private ActivityCheck() {}

    static Activity check(Event event) throws RejectedException {
        if (event.type() != EventType.ACTIVITY) {
            throw new RejectedException(
                    RejectReason.UNKNOWN_TYPE,
                    "not an activity: " + event.type().ceType());
        }
        ResultCheck.checkSize(event.body().length);
        Activity activity = read(event.body());
        String subject = activity.release() + "/" + activity.test();
        if (!event.subject().equals(subject)) {
            throw new RejectedException(RejectReason.ID_MISMATCH, "subject must be " + subject);
        }
        return activity;
    }

    private static Activity read(byte[] body) throws RejectedException {
        try {
            Optional<String> broken = SCHEMA.broken(Json.tree(body));
            if (broken.isPresent()) {
                throw new RejectedException(RejectReason.INVALID, broken.get());
            }
            return Json.read(body, Activity.class);
        } catch (JacksonException e) {
            throw new RejectedException(RejectReason.MALFORMED, "not an activity: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new RejectedException(RejectReason.MALFORMED, "not an activity");
        }
    }
}
