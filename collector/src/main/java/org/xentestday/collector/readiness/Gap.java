package org.xentestday.collector.readiness;

import java.util.Locale;

/** Why a requirement is not met. They ask for different people: testers, developers, more testers, the harness's owner. */
enum Gap {
    /** Nobody ran it. */
    MISSING,
    /** It was run, and it blocks. */
    FAILED,
    /** It was run, but by too few to say what the policy wants said. */
    INSUFFICIENT,
    /** It was tried, but only the harness or the test failed. */
    HARNESS;

    /** As the report writes it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
