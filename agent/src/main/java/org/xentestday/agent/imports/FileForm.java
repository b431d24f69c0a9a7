package org.xentestday.agent.imports;

/** The forms of files that can be imported. */
public enum FileForm {
    XTF("output of xtf-runner"),
    OSSTEST("an osstest report"),
    JUNIT("JUnit XML"),
    TAP("TAP"),
    MAIL("a test report in free text"),
    PROPOSAL("a proposal of testday import");

    private final String title;

    FileForm(String title) {
        this.title = title;
    }

    /** For people, to follow "this is". */
    public String title() {
        return title;
    }
}
