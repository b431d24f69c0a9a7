package org.xentestday.standalone.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
            SecretFile.make(file, secret -> secret + "\n");
            return new OrganiserSecret(file, Files.readString(file).strip());
        } catch (IOException e) {
            throw DataDirectory.unwritable(data.path(), e);
        }
    }

    /** Where it is, never what it is: this ends up in logs. */
    @Override
    public String toString() {
        return "OrganiserSecret[" + file + "]";
    }
}
