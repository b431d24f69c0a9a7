package org.xentestday.collector.index;

/** What became of one write. */
sealed interface Outcome {
    /** The index has it now. */
    record Indexed() implements Outcome {}

    /** The index had it, or something newer, before: success as well. */
    record AlreadyThere() implements Outcome {}

    /** Not now; the same write may succeed later. */
    record Later(String why) implements Outcome {}

    /** Never: the document itself is refused. */
    record Refused(String why) implements Outcome {}
}
