package org.xentestday.collector.receipt;

/** Receipts cannot be looked up now. Results are safe in the log meanwhile. */
public final class ReceiptsAwayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With what the index said. */
    public ReceiptsAwayException(Throwable cause) {
        super("receipts cannot be looked up now", cause);
    }
}
