package org.xentestday.agent.imports;

/** Names of the properties with which testday's own exports tell what a format has no place for. */
public final class Exported {
    /** Id of the result. */
    public static final String ID = "testday.id";
    /** Id of the test in the catalogue. */
    public static final String TEST = "testday.test";
    /** Our status. */
    public static final String STATUS = "testday.status";
    /** What ran. */
    public static final String CANDIDATE = "testday.candidate";
    /** The xen.git commit. */
    public static final String CHANGESET = "testday.changeset";
    /** Code of a status that is no evidence. */
    public static final String REASON = "testday.reason";
    /** An option the test needed to pass; a number follows. */
    public static final String WORKAROUND = "testday.workaround.";
    /** What was odd; a number follows. */
    public static final String WARNING = "testday.warning.";
    /** Before the name of a facet. */
    public static final String FACET = "testday.facet.";

    private Exported() {}
}
