package org.xentestday.model.event;

/** The sizes of the contract. */
public final class Limits {
    /** Bytes of one result's body. */
    public static final int RESULT_BYTES = 64 * 1024;
    /** Results in one batch. */
    public static final int BATCH = 200;
    /** Lines of an excerpt. */
    public static final int EXCERPT_LINES = 40;
    /** Bytes of an excerpt's lines together, in UTF-8. */
    public static final int EXCERPT_BYTES = 8 * 1024;

    private Limits() {}
}
