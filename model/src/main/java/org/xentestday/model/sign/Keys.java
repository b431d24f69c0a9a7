package org.xentestday.model.sign;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.xentestday.model.json.Hashes;

/** Ed25519 keys as text: base64 (URL alphabet, no padding) of their X.509 and PKCS#8 forms. */
public final class Keys {
    private static final String ALGORITHM = "Ed25519";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Keys() {}

    /** A new key pair from the platform's secure random. */
    public static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 25 platform has Ed25519", e);
        }
    }

    /** A key as text. */
    public static String text(java.security.Key key) {
        return ENCODER.encodeToString(key.getEncoded());
    }

    /** The public key in that text; {@link IllegalArgumentException} says it is none. */
    public static PublicKey publicKey(String text) {
        try {
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(
                            new X509EncodedKeySpec(Base64.getUrlDecoder().decode(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 public key", e);
        }
    }

    /** The private key in that text; {@link IllegalArgumentException} says it is none. */
    public static PrivateKey privateKey(String text) {
        try {
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getUrlDecoder().decode(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 private key", e);
        }
    }

    /** A public key's name: 16 hex digits of SHA-256 over its X.509 form. */
    public static String kid(PublicKey key) {
        return HexFormat.of().formatHex(Hashes.sha256(key.getEncoded())).substring(0, 16);
    }
}
