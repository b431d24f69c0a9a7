package org.xentestday.agent.identity;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.xentestday.agent.disk.PrivateFile;
import org.xentestday.agent.disk.StateDirectory;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.model.event.Event;
import org.xentestday.model.json.Json;
import org.xentestday.model.sign.Keys;
import org.xentestday.model.sign.Signing;

/**
 * The machine's key and the secret its pseudonyms come from. Made at the first use and kept in one file that only its
 * owner may read; without the file the machine is another machine. Immutable.
 */
public final class Identity {
    private static final String FILE = "identity.json";
    private static final int SECRET_BYTES = 32;
    private static final int MACHINE_DIGITS = 32;
    private static final int BOOT_DIGITS = 16;

    private final PrivateKey key;
    private final PublicKey publicKey;
    private final byte[] secret;

    private Identity(Kept kept) {
        this.key = Keys.privateKey(kept.privateKey());
        this.publicKey = Keys.publicKey(kept.publicKey());
        this.secret = HexFormat.of().parseHex(kept.secret());
    }

    /** The identity kept in the directory; a new one, if there is none yet. */
    public static Identity of(StateDirectory directory) throws IOException {
        Path file = directory.file(FILE);
        if (!Files.exists(file)) {
            PrivateFile.write(file, Json.write(fresh()));
        }
        if (PrivateFile.exposed(file)) {
            throw new AgentException(
                    Exit.CONFIG, "Others may read the key in " + file + ": run chmod 600 " + file + " and try again.");
        }
        return read(file);
    }

    private static Identity read(Path file) throws IOException {
        try {
            return new Identity(Json.read(Files.readAllBytes(file), Kept.class));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new AgentException(
                    Exit.DATA,
                    "The identity in " + file + " is damaged: restore it, or remove it and enrol as a new machine.",
                    e);
        }
    }

    private static Kept fresh() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        KeyPair pair = Keys.generate();
        return new Kept(
                Keys.text(pair.getPrivate()),
                Keys.text(pair.getPublic()),
                HexFormat.of().formatHex(secret));
    }

    /** The host's pseudonym, 32 hex digits. */
    public String machine() {
        return pseudonym("machine", MACHINE_DIGITS);
    }

    /** The pseudonym of the boot with that kernel boot id, 16 hex digits. */
    public String boot(String bootId) {
        return pseudonym(bootId, BOOT_DIGITS);
    }

    /** The public key as text. */
    public String publicKey() {
        return Keys.text(publicKey);
    }

    /** The name of the key. */
    public String kid() {
        return Keys.kid(publicKey);
    }

    /** The event, signed by this machine. */
    public Event sign(Event event) {
        return Signing.sign(event, kid(), key);
    }

    private String pseudonym(String what, int digits) {
        try {
            Mac hmac = Mac.getInstance("HmacSHA256");
            hmac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] mac = hmac.doFinal(what.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac).substring(0, digits);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    /** The file's form. */
    private record Kept(String privateKey, String publicKey, String secret) {}
}
