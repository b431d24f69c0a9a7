package org.xentestday.model.sign;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.util.Base64;
import java.util.ServiceLoader;
import org.xentestday.model.event.Event;
import org.xentestday.model.json.Hashes;

/**
 * Signs and verifies events with Ed25519 over their canonical bytes: the line {@code testday-signature-1}, then id,
 * source, type, subject, time and sequence, one a line, then SHA-256 of the canonical body. A line end within an
 * attribute cannot shift meaning: such events have no canonical bytes.
 */
public final class Signing {
    private static final String ALGORITHM = "Ed25519";
    private static final Provider PROVIDER = provider();

    private Signing() {}

    /** The event, signed by the key that {@code kid} names. */
    public static Event sign(Event event, String kid, PrivateKey key) {
        try {
            java.security.Signature ed25519 = java.security.Signature.getInstance(ALGORITHM, PROVIDER);
            ed25519.initSign(key);
            ed25519.update(canonicalBytes(event));
            return event.with(
                    new Signature(kid, Base64.getUrlEncoder().withoutPadding().encodeToString(ed25519.sign())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing with an Ed25519 key cannot fail", e);
        }
    }

    /** Whether the event bears a signature made with that key's private half. */
    public static boolean verify(Event event, PublicKey key) {
        Signature signature = event.signature();
        if (signature == null) {
            return false;
        }
        try {
            java.security.Signature ed25519 = java.security.Signature.getInstance(ALGORITHM, PROVIDER);
            ed25519.initVerify(key);
            ed25519.update(canonicalBytes(event));
            return ed25519.verify(Base64.getUrlDecoder().decode(signature.value()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false; // not base64, not 64 bytes, or a line end in an attribute: no signature of ours
        }
    }

    /** One that lies on the class path, as the servers have for its speed; else the JDK's own. */
    private static Provider provider() {
        return ServiceLoader.load(Provider.class).stream()
                .filter(found -> !found.type().getModule().isNamed()) // the JDK's modules have providers, too
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.getService("Signature", ALGORITHM) != null)
                .findFirst()
                .orElseGet(() -> Security.getProviders("Signature." + ALGORITHM)[0]);
    }

    /** What is signed; {@link IllegalArgumentException} where an attribute has a line end. */
    private static byte[] canonicalBytes(Event event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(320);
        for (String line : new String[] {
            "testday-signature-1",
            event.id(),
            event.source(),
            event.type().ceType(),
            event.subject(),
            event.time().toString(),
            Long.toString(event.sequence())
        }) {
            if (line.indexOf('\n') >= 0) {
                throw new IllegalArgumentException("an attribute with a line end cannot be signed");
            }
            bytes.writeBytes(line.getBytes(StandardCharsets.UTF_8));
            bytes.write('\n');
        }
        bytes.writeBytes(Hashes.sha256(event.body()));
        return bytes.toByteArray();
    }
}
