package org.xentestday.agent.exit;

/** How a command ended. The codes are those of {@code sysexits.h} where it has one. */
public enum Exit {
    OK(0, "Done"),
    TESTS_FAILED(1, "Tests ran and some failed"),
    USAGE(2, "The command line is wrong"),
    DATA(65, "A file, a value or an answer cannot be used"),
    UNAVAILABLE(69, "The server, or another testday at work, keeps this from being done"),
    FAULT(70, "A fault of testday itself"),
    STUCK(71, "Xen's tools or daemons do not answer"),
    NO_XEN(72, "This is not the dom0 of a running Xen"),
    IO(74, "Reading or writing a file failed"),
    LATER(75, "Recorded on this disk; sending is for later"),
    INSECURE(76, "No secure connection could be made, so none was used"),
    NOT_PERMITTED(77, "This machine is not enrolled, or a permission is missing"),
    CONFIG(78, "The configuration is wrong");

    private final int code;
    private final String meaning;

    Exit(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The process's exit status. */
    public int code() {
        return code;
    }

    /** A few words for {@code --help}. */
    public String meaning() {
        return meaning;
    }
}
