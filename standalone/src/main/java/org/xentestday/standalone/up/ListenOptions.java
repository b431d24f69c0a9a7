package org.xentestday.standalone.up;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import org.jspecify.annotations.Nullable;
import org.xentestday.collector.Tls;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;
import org.xentestday.standalone.port.Ports;
import picocli.CommandLine.Option;

/** Who may reach the board and the intake, and how they know that it is them. */
final class ListenOptions {
    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            defaultValue = Ports.HOST,
            description = "Where board and intake listen (${DEFAULT-VALUE}). Any other than loopback, such as 0.0.0.0,"
                    + " needs a certificate.")
    private String listen = Ports.HOST;

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description = "PEM: the certificate for HTTPS, and those that lead to its authority.")
    private @Nullable Path certificate;

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = "PEM: its private key; not needed where it is in the same file.")
    private @Nullable Path key;

    /** The address and the certificate, or one sentence about what is wrong with them. */
    Listener listener() {
        InetAddress address = address();
        if (certificate == null && key != null) {
            throw usage("--tls-key needs --tls-certificate.");
        }
        if (certificate == null && !address.isLoopbackAddress()) {
            throw usage("--listen %s lets others reach this server, so it needs --tls-certificate and --tls-key."
                    .formatted(listen));
        }
        return new Listener(address, certificate == null ? null : tls(certificate, key));
    }

    private InetAddress address() {
        try {
            return InetAddress.ofLiteral(listen);
        } catch (IllegalArgumentException e) {
            throw usage("--listen takes an address of this machine, such as 0.0.0.0, not " + listen + ".");
        }
    }

    private static Tls tls(Path certificate, @Nullable Path key) {
        try (InputStream pem = Files.newInputStream(certificate)) {
            CertificateFactory.getInstance("X.509")
                    .generateCertificates(pem)
                    .iterator()
                    .next();
        } catch (IOException | CertificateException | java.util.NoSuchElementException e) {
            throw unreadable("There is no readable PEM certificate in %s.".formatted(certificate), e);
        }
        Path secret = key == null ? certificate : key;
        try {
            if (Files.readString(secret, StandardCharsets.ISO_8859_1).contains("PRIVATE KEY-----")) {
                return new Tls(certificate.toAbsolutePath(), key == null ? null : key.toAbsolutePath());
            }
        } catch (IOException e) {
            throw unreadable("There is no readable PEM private key in %s.".formatted(secret), e);
        }
        throw unreadable("There is no PEM private key in %s: name its file with --tls-key.".formatted(secret), null);
    }

    private static StartException usage(String sentence) {
        return new StartException(ExitCode.USAGE, sentence);
    }

    private static StartException unreadable(String sentence, @Nullable Exception cause) {
        return new StartException(ExitCode.CONFIGURATION, sentence, cause);
    }
}
