package org.xentestday.agent.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;

/** Everything that can be set, by flag, environment or file. */
public enum Key {
    SERVER(Form.ADDRESS, "", "Address of the collector, https://HOST; an enrolled machine knows its own"),
    STATE(Form.PATH, "", "Directory of this machine's key, journal and results"),
    TRANSPORT(Form.WAY, "http", "http or kafka"),
    PLAIN_HTTP(Form.SWITCH, "false", "true allows connections without TLS to another machine"),
    CERTIFICATES(Form.PATH, "", "PEM file with the certificates to trust, instead of the platform's"),
    PROXY(Form.PROXY, "", "http://[USER:PASSWORD@]HOST:PORT, or none; else https_proxy of the environment"),
    TIMEOUT(Form.SECONDS, "10", "Seconds to wait for the server"),
    COMMAND_TIMEOUT(Form.SECONDS, "10", "Seconds to wait for xl and other commands"),
    KAFKA_BOOTSTRAP(Form.BROKERS, "", "Brokers as HOST:PORT, separated by commas; else those of the enrolment"),
    KAFKA_TLS(Form.SWITCH, "", "false for brokers without TLS; else only brokers on this machine may be"),
    KAFKA_USER(Form.WORD, "", "SCRAM-SHA-512 user; else the one of the enrolment"),
    KAFKA_PASSWORD_FILE(Form.PATH, "", "File with the user's password, mode 0600"),
    KAFKA_CERTIFICATES(Form.PATH, "", "The same as certificates, for Kafka only"),
    PATIENCE(Form.FACTOR, "", "Factor on every deadline of a test; else it is measured"),
    GUEST_KERNEL(Form.PATH, "", "Linux kernel that guests of tests boot; else that of dom0"),
    GUEST_RAMDISK(Form.PATH, "", "First file system of guests of tests; else one made of dom0's busybox"),
    XTF(Form.PATH, "", "Directory where the Xen Test Framework is built");

    private final Form form;
    private final String standard;
    private final String meaning;

    Key(Form form, String standard, String meaning) {
        this.form = form;
        this.standard = standard;
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

    /** Its value where nothing is said; empty for none. */
    String standard() {
        return standard;
    }

    /** A few words for {@code --help}. */
    public String meaning() {
        return standard.isEmpty() ? meaning : meaning + " (default " + standard + ")";
    }

    /** The value, or a sentence that says what it must be. */
    String checked(String value) {
        if (!form.allows(value)) {
            throw new AgentException(Exit.CONFIG, "The setting " + key() + " must be " + form.must() + ".");
        }
        return value;
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
