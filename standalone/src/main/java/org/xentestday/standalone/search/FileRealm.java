package org.xentestday.standalone.search;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Elasticsearch's users as its file realm reads them: from files of its configuration directory, so that nobody has to
 * be asked to make the first one. It is told hashes, in the form that Elasticsearch's reference gives for
 * {@code PBKDF2}: PBKDF2 with HMAC-SHA-512, 10,000 rounds, salt and hash of 32 bytes.
 */
final class FileRealm {
    private static final int ROUNDS = 10_000;
    private static final int BYTES = 32;

    private FileRealm() {}

    /** The files {@code users}, {@code users_roles} and {@code roles.yml}. */
    static Map<String, String> files(ElasticsearchSecrets secrets) {
        return Map.of(
                "users", lines(user -> user.user() + ":" + hash(secrets.password(user))),
                "users_roles", lines(user -> user.role() + ":" + user.user()),
                "roles.yml", Configuration.resource("roles.yml"));
    }

    private static String lines(Function<ElasticsearchUser, String> line) {
        return Stream.of(ElasticsearchUser.values()).map(line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String hash(String password) {
        byte[] salt = new byte[BYTES];
        new SecureRandom().nextBytes(salt);
        PBEKeySpec key = new PBEKeySpec(password.toCharArray(), salt, ROUNDS, BYTES * Byte.SIZE);
        try {
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(key)
                    .getEncoded();
            Base64.Encoder base64 = Base64.getEncoder();
            return "{PBKDF2}%d$%s$%s".formatted(ROUNDS, base64.encodeToString(salt), base64.encodeToString(hash));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
