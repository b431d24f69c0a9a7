package org.xentestday.agent.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that can be set, by flag, environment or file. */
public enum Key {
    SERVER("Address of the collector, https://HOST; an enrolled machine knows its own"),
    STATE("Directory of this machine's key, journal and results"),
    TRANSPORT("http or kafka (default http)"),
    PLAIN_HTTP("true allows connections without TLS to another machine (default false)"),
    TIMEOUT("Seconds to wait for the server (default 10)"),
    COMMAND_TIMEOUT("Seconds to wait for xl and other commands (default 10)"),
    KAFKA_BOOTSTRAP("Brokers as HOST:PORT, separated by commas"),
    KAFKA_USER("SCRAM-SHA-512 user"),
    KAFKA_PASSWORD_FILE("File with the user's password"),
    KAFKA_CERTIFICATES("PEM file with the certificates to trust"),
    PATIENCE("Factor on every deadline of a test, from 1 to 25 (default: measured)"),
    GUEST_KERNEL("Linux kernel that guests of tests boot (default: that of dom0)"),
    GUEST_RAMDISK("First file system of guests of tests (default: made of dom0's busybox)"),
    XTF("Directory where the Xen Test Framework is built");

    private final String meaning;

    Key(String meaning) {
        this.meaning = meaning;
    }

    /** Its name in the file and after {@code --set}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its name in the environment. */
    String variable() {
        return "TESTDAY_" + name();
    }

    /** A few words for {@code --help}. */
    public String meaning() {
        return meaning;
    }

    static Optional<Key> named(String key) {
        return Stream.of(values()).filter(known -> known.key().equals(key)).findFirst();
    }

    static Optional<Key> ofVariable(String variable) {
        return Stream.of(values())
                .filter(known -> known.variable().equals(variable))
                .findFirst();
    }
}
