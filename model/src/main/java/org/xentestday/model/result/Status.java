package org.xentestday.model.result;

/**
 * How a test ended. The constants' names are the wire format. To add a status, add a constant here; the schemas follow
 * by {@code ./mvnw -pl model test -Dgolden=write}.
 */
public enum Status {
    PASS(Fault.NOBODY, true),
    FAIL(Fault.PRODUCT, true),
    /** A guest or its device model died. */
    CRASH(Fault.PRODUCT, true),
    /** Panic, hang, reset or no resume of the host. */
    HOST_LOST(Fault.PRODUCT, true),
    NO_BOOT(Fault.PRODUCT, true),
    /** Failed where this candidate documents it as unsupported. */
    XFAIL(Fault.NOBODY, false),
    /** The test itself is wrong. */
    ERROR(Fault.TEST, false),
    /** The harness or the tester's infrastructure is wrong. */
    BROKEN(Fault.HARNESS, false),
    /** A precondition was missing or an earlier step failed. */
    BLOCKED(Fault.NOBODY, false),
    /** Not applicable on this machine. */
    SKIP(Fault.NOBODY, false);

    /** Which layer a status blames. */
    public enum Fault {
        NOBODY,
        PRODUCT,
        TEST,
        HARNESS
    }

    private final Fault fault;
    private final boolean evidence;

    Status(Fault fault, boolean evidence) {
        this.fault = fault;
        this.evidence = evidence;
    }

    /** The layer at fault. */
    public Fault fault() {
        return fault;
    }

    /** Whether a verdict may rest on it. The others never move a verdict towards REGRESSION. */
    public boolean evidence() {
        return evidence;
    }

    /** Whether it says that the candidate documents this as unsupported: more runs would say the same. */
    public boolean documented() {
        return this == XFAIL;
    }

    /** Whether it speaks against the product. Such a result must say in a sentence what went wrong. */
    public boolean failure() {
        return fault == Fault.PRODUCT;
    }
}
