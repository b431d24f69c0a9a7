package org.xentestday.standalone.fault;

/** How {@code testday-server} ended; scripts and service managers tell the cases apart by the number. */
public enum ExitCode {
    OK(0, "stopped as asked"),
    LINES_REJECTED(1, "replay: some lines are no results; the others were judged"),
    USAGE(2, "the command line is wrong"),
    DATA_NEWER(65, "the data directory was written by a newer version"),
    UNREADABLE(66, "a file to be read is not there or not readable"),
    PORT_TAKEN(69, "a port is taken"),
    INTERNAL(70, "a fault of ours; the log has the details"),
    ELASTICSEARCH(71, "Elasticsearch does not start"),
    BROKER(72, "the Kafka broker does not start, or failed for good"),
    DATA_UNWRITABLE(73, "the data directory cannot be made or written"),
    DISK_FULL(74, "too little room in the data directory"),
    DATA_IN_USE(75, "another testday-server uses the data directory"),
    PART(76, "streams or the collector does not start"),
    REFUSED(77, "the server refuses what it was asked"),
    CONFIGURATION(78, "a file named on the command line cannot be read"),
    UNAVAILABLE(79, "no server answers"),
    HURRIED(130, "asked twice to stop: parts were killed; nothing acknowledged is lost");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The number that the shell sees. */
    public int code() {
        return code;
    }

    /** What it means, as {@code --help} says it. */
    public String meaning() {
        return meaning;
    }
}
