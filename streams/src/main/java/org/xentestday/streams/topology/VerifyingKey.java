package org.xentestday.streams.topology;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.math.ec.rfc8032.Ed25519.PublicPoint;
import org.xentestday.model.event.Event;
import org.xentestday.model.sign.Signature;
import org.xentestday.model.sign.Signing;

/**
 * An enrolled key, made ready to verify many signatures: about nine times as fast as the JDK's own Ed25519, which would
 * take most of the time of a rebuild. Immutable.
 */
final class VerifyingKey {
    private final PublicPoint point;

    private VerifyingKey(PublicPoint point) {
        this.point = point;
    }

    /** {@link IllegalArgumentException} says that the key is none. */
    static VerifyingKey of(PublicKey key) {
        byte[] encoded = key.getEncoded(); // X.509: the key's own bytes come last
        byte[] own = Arrays.copyOfRange(encoded, encoded.length - Ed25519.PUBLIC_KEY_SIZE, encoded.length);
        PublicPoint point = Ed25519.validatePublicKeyPartialExport(own, 0);
        if (point == null) {
            throw new IllegalArgumentException("not a point of the curve");
        }
        return new VerifyingKey(point);
    }

    /** Whether the event bears a signature made with this key's private half. */
    boolean signed(Event event) {
        Signature signature = event.signature();
        if (signature == null) {
            return false;
        }
        try {
            byte[] value = Base64.getUrlDecoder().decode(signature.value());
            byte[] message = Signing.canonicalBytes(event);
            return value.length == Ed25519.SIGNATURE_SIZE
                    && Ed25519.verify(value, 0, point, message, 0, message.length);
        } catch (IllegalArgumentException e) {
            return false; // not base64, or a line end in an attribute: no signature of ours
        }
    }
}
