package org.xentestday.model.event;

/** The headers that a record in the DLQ carries beside its own, whoever sent it there. Values are UTF-8 text. */
public final class DeadLetter {
    /** A stable code. */
    public static final String REASON = "testday.reason";
    /** One sentence for a person. */
    public static final String SENTENCE = "testday.sentence";
    /** The topic that the record was in. */
    public static final String TOPIC = "testday.topic";
    /** Its partition there, in decimal digits. */
    public static final String PARTITION = "testday.partition";
    /** Its offset there, in decimal digits. */
    public static final String OFFSET = "testday.offset";

    private DeadLetter() {}
}
