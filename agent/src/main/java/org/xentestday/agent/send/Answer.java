package org.xentestday.agent.send;

/** What became of one event that was sent. */
public sealed interface Answer {
    /** The log has it, durably. */
    record Taken() implements Answer {}

    /**
     * It will never be taken.
     *
     * @param code stable code of the reason
     * @param sentence for the tester
     */
    record Refused(String code, String sentence) implements Answer {}

    /** It waits in the spool, and so does everything behind it. */
    sealed interface Obstacle extends Answer {
        /** Why, in one sentence. */
        String sentence();
    }

    /**
     * Not now; the same may work later.
     *
     * @param sentence why
     */
    record Later(String sentence) implements Obstacle {}

    /**
     * No secure connection came about, so there was none at all.
     *
     * @param sentence what is wrong with it
     */
    record Insecure(String sentence) implements Obstacle {}

    /**
     * Nothing of this machine is taken before something about the machine changes, such as its enrolment.
     *
     * @param sentence what to do
     */
    record NotPermitted(String sentence) implements Obstacle {}
}
