package org.xentestday.agent.identity;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.disk.PrivateFile;
import org.xentestday.agent.disk.StateDirectory;
import org.xentestday.model.json.Json;

/**
 * That a server let this machine in.
 *
 * @param kid names the key the server knows
 * @param machine pseudonym it knows the machine by
 * @param tester pseudonym the organiser gave its owner
 * @param server address of that server
 * @param kafka what it handed out for Kafka; null if nothing
 * @param credential secret that shows it whose request for a receipt is; null if it handed out none
 */
public record Membership(
        String kid,
        String machine,
        String tester,
        String server,
        @Nullable KafkaAccount kafka,
        @Nullable String credential) {
    private static final String FILE = "enrolment.json";

    /** One without a credential, as servers before gave it. */
    public Membership(String kid, String machine, String tester, String server, @Nullable KafkaAccount kafka) {
        this(kid, machine, tester, server, kafka, null);
    }

    /** What an earlier enrolment left, unless it was for another key. */
    public static Optional<Membership> of(StateDirectory directory, Identity identity) throws IOException {
        return read(directory.file(FILE)).filter(membership -> identity.kid().equals(membership.kid()));
    }

    /** What an earlier enrolment left in that directory, as far as this user may know; nobody needs to hold it. */
    public static Optional<Membership> in(Path directory) {
        try {
            return read(directory.resolve(FILE));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Membership> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(Files.readAllBytes(file), Membership.class));
        } catch (JacksonException e) {
            return Optional.empty(); // damaged: enrolling again writes it anew
        }
    }

    /** What may be shown: everything but secrets. */
    public Membership open() {
        return new Membership(kid, machine, tester, server, null);
    }

    /** What may be carried to the machine with its receipts: also what shows those, but not what sends results. */
    public Membership carried() {
        return new Membership(kid, machine, tester, server, null, credential);
    }

    /** Never the secrets. */
    @Override
    public String toString() {
        return "Membership[" + kid + "@" + server + "]";
    }

    /** Keeps it in the directory, for its owner only. */
    public void keep(StateDirectory directory) throws IOException {
        PrivateFile.write(directory.file(FILE), Json.write(this));
    }
}
