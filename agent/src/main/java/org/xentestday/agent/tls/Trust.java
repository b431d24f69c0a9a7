package org.xentestday.agent.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;

/**
 * Certificates to trust instead of the platform's.
 *
 * @param pem one or more certificates, at least one of which can be read
 */
public record Trust(String pem) {
    public Trust {
        certificates(pem, "what the server handed out");
    }

    /** The certificates of that PEM file. */
    public static Trust of(Path file) {
        try {
            String pem = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            certificates(pem, file.toString());
            return new Trust(pem);
        } catch (NoSuchFileException e) {
            throw new AgentException(Exit.CONFIG, "There is no file " + file + " with certificates to trust.", e);
        } catch (IOException e) {
            throw new AgentException(Exit.CONFIG, "The certificates in " + file + " cannot be read.", e);
        }
    }

    /** Makes connections that rest on these certificates and on no other; TLS 1.2 or later. */
    public SSLContext context() {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates(pem, "the certificates to trust")) {
                store.setCertificateEntry(Integer.toString(number++), certificate);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every Java platform has TLS and a key store", e);
        }
    }

    private static Collection<? extends Certificate> certificates(String pem, String where) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            Collection<? extends Certificate> certificates =
                    factory.generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1)));
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (CertificateException e) {
            throw new AgentException(Exit.CONFIG, notPem(where), e);
        }
        throw new AgentException(Exit.CONFIG, notPem(where));
    }

    private static String notPem(String where) {
        return "There is no readable PEM certificate in " + where + ".";
    }
}
