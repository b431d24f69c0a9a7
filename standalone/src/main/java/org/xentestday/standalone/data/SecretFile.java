package org.xentestday.standalone.data;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.UnaryOperator;

/** Secrets that are made at the first start, readable by the owner of the data only. */
public final class SecretFile {
    private static final int BYTES = 32;

    private SecretFile() {}

    /** Makes a directory of secrets, which nobody else can enter, unless it is there; others may pass those above it. */
    public static void makeDirectory(Path directory) throws IOException {
        Path above = directory.getParent();
        if (above != null) {
            Files.createDirectories(above, DataDirectory.PASSABLE); // of the data, which may come later
        }
        Files.createDirectories(directory, DataDirectory.PRIVATE);
    }

    /**
     * Makes the file unless it is there, whoever comes first. It is never half-written and never readable by others, not
     * even for a moment.
     *
     * @param content says the random secret, 32 bytes in URL-safe Base64, as the file's readers want it
     */
    public static void make(Path file, UnaryOperator<String> content) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Path draft = Files.createTempFile(
                file.getParent(),
                "secret",
                ".draft",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(draft, content.apply(random()));
            Files.createLink(file, draft); // unlike a move, it fails where somebody else was quicker
        } catch (FileAlreadyExistsException _) {
            // theirs is as good
        } finally {
            Files.delete(draft);
        }
    }

    private static String random() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
