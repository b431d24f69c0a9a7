package org.xentestday.agent.spool;

import org.xentestday.model.event.Event;

/** Where a recorded result is. */
public sealed interface State {
    /**
     * On this disk only.
     *
     * @param event what will be sent
     */
    record Waiting(Event event) implements State {}

    /** The server has acknowledged it. */
    record Sent() implements State {}

    /**
     * The server will never take it; it stays here.
     *
     * @param event what was sent
     * @param code stable code of the reason
     * @param sentence the server's words
     */
    record Refused(Event event, String code, String sentence) implements State {}
}
