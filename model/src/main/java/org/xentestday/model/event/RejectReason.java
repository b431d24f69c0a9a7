package org.xentestday.model.event;

import java.util.Locale;

/** Why an event cannot be taken at all. The code is stable: problem+json types and dispositions carry it. */
public enum RejectReason {
    /** Not readable as the contract's envelope or JSON. */
    MALFORMED,
    /** Larger than {@link Limits} allow. */
    TOO_LARGE,
    /** Not an event of the contract. */
    UNKNOWN_TYPE,
    /** A major version this reader does not know. */
    UNKNOWN_VERSION,
    /** The body breaks its schema. */
    INVALID,
    /** The id or subject is not the one its cause gives. */
    ID_MISMATCH;

    /** The code as the outside sees it, such as {@code too-large}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
