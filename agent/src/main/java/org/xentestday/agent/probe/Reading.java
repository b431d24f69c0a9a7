package org.xentestday.agent.probe;

import java.util.Optional;

/** What a file or a command gave, or why it gave nothing. */
public sealed interface Reading {
    /** What it said. */
    record Text(String said) implements Reading {}

    /** It said nothing that counts. */
    record Nothing(Why why) implements Reading {}

    /** What it said, if anything. */
    default Optional<String> text() {
        return this instanceof Text(String said) ? Optional.of(said) : Optional.empty();
    }

    /** Why a fact cannot be found in it: it says nothing, or not that. */
    default Why missing() {
        return this instanceof Nothing(Why why) ? why : Why.NOT_SAID;
    }
}
