package org.xentestday.collector.intake;

import java.util.Locale;

/** Why a well-formed event is not believed. */
enum Doubt {
    UNSIGNED("The event bears no signature (attributes kid and sig)."),
    NOT_ENROLLED("No enrolled machine signs with this key; enrol it with a token from the organiser."),
    WRONG_SIGNATURE("The signature is not this key's signature of this event."),
    WRONG_MACHINE("The key that signed belongs to another machine than the event speaks of.");

    private final String sentence;

    Doubt(String sentence) {
        this.sentence = sentence;
    }

    /** The code as the outside sees it, such as {@code wrong-signature}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One sentence for a person. */
    String sentence() {
        return sentence;
    }
}
