package org.xentestday.standalone.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret that makes a request an organiser's: made at the first start, readable by the owner of the data only.
 *
 * @param file where an organiser reads it
 * @param value 32 random bytes in URL-safe Base64
 */
public record OrganiserSecret(Path file, String value) {
    /** Its name in the data directory. */
    public static final String FILE = "organiser.secret";

    /** The secret of a data directory, made if there is none. */
    public static OrganiserSecret in(DataDirectory data) {
        Path file = data.path().resolve(FILE);
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return new OrganiserSecret(file, Files.readString(file).strip());
        } catch (IOException e) {
            throw DataDirectory.unwritable(data.path(), e);
        }
    }

    /** Never half-written and never readable by others, not even for a moment. */
    private static void make(Path file) throws IOException {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        Path draft = Files.createTempFile(
                file.getParent(),
                "organiser",
                ".secret",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Where it is, never what it is: this ends up in logs. */
    @Override
    public String toString() {
        return "OrganiserSecret[" + file + "]";
    }
}
