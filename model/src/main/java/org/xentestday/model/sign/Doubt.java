package org.xentestday.model.sign;

import java.util.Locale;

/** Why a well-formed event is not believed. The code is stable: problem+json types and dispositions carry it. */
public enum Doubt {
    UNSIGNED("It bears no signature (attributes kid and sig)."),
    /** It may be believed as soon as the key is enrolled. */
    NOT_ENROLLED(
            "No enrolled machine signs with this key; it can count once the key is enrolled with a token from the organiser."),
    WRONG_SIGNATURE("The signature is not this key's signature of it."),
    WRONG_MACHINE("The key that signed belongs to another machine than it speaks of."),
    REVOKED("The key that signed was revoked by an organiser before this arrived.");

    private final String sentence;

    Doubt(String sentence) {
        this.sentence = sentence;
    }

    /** The code as the outside sees it, such as {@code wrong-signature}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One sentence for a person. */
    public String sentence() {
        return sentence;
    }
}
