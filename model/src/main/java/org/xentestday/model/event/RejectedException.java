package org.xentestday.model.event;

/** An event that cannot be taken, with the reason's code and one sentence for a person. */
public final class RejectedException extends Exception {
    private static final long serialVersionUID = 1;

    private final RejectReason reason;

    /** A rejection with one sentence. */
    public RejectedException(RejectReason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    /** Why. */
    public RejectReason reason() {
        return reason;
    }

    /** One sentence for a person. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
