package org.xentestday.collector.readiness;

/** What the report says in a word. The order is from good to bad. */
enum Outcome {
    READY,
    READY_WITH_KNOWN_ISSUES,
    /** Nothing blocks, but the policy asks for more than was shown. */
    NOT_ENOUGH_EVIDENCE,
    /** Something that Xen supports is broken, and nobody took it on themselves. */
    NOT_READY;

    /** As people write it. */
    String words() {
        return name().replace('_', ' ');
    }
}
