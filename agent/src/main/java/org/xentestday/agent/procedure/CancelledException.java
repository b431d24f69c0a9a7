package org.xentestday.agent.procedure;

/** Somebody wants the run to end now. */
public final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CancelledException() {
        super("cancelled", null, false, false);
    }
}
