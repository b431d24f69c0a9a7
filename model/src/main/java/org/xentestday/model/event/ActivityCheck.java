package org.xentestday.model.event;

import org.xentestday.model.json.Schema;
import org.xentestday.model.result.Activity;

/** Decides whether an event is an activity of the contract, as {@link ResultCheck} does for results. */
public final class ActivityCheck {
    private static final Schema SCHEMA = Schema.of(EventType.ACTIVITY.schema());

    private ActivityCheck() {}

    /** The activity in the event, or the reason why there is none. */
    public static Activity check(Event event) throws RejectedException {
        Activity activity = Body.read(event, EventType.ACTIVITY, SCHEMA, Activity.class);
        String subject = activity.release() + "/" + activity.test();
        if (!event.subject().equals(subject)) {
            throw new RejectedException(RejectReason.ID_MISMATCH, "subject must be " + subject);
        }
        return activity;
    }
}
