package org.xentestday.agent.tls;

import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why no secure connection came about, in words that say what to look at. */
public final class TlsFault {
    private static final int MOST_CAUSES = 16;

    private TlsFault() {}

    /** What is wrong with the secure connection; empty if that is not what failed. */
    public static Optional<String> words(@Nullable Throwable failure) {
        List<Throwable> chain = chain(failure);
        if (has(chain, CertificateExpiredException.class)) {
            return Optional.of("its certificate has expired, if this machine's clock is right");
        }
        if (has(chain, CertificateNotYetValidException.class)) {
            return Optional.of("its certificate is not valid yet, if this machine's clock is right");
        }
        if (has(chain, CertPathBuilderException.class)) {
            return Optional.of("its certificate comes from an authority that this machine does not know: if it is the"
                    + " right one, ask the organiser for its PEM file and set certificates");
        }
        if (has(chain, CertificateException.class)) {
            return Optional.of(ofCertificate(chain));
        }
        if (has(chain, SocketException.class) || has(chain, SocketTimeoutException.class)) {
            return Optional.empty();
        }
        return chain.stream().filter(SSLException.class::isInstance).findFirst().map(tls -> ofHandshake(tls, chain));
    }

    private static String ofCertificate(List<Throwable> chain) {
        boolean name = chain.stream().map(TlsFault::message).anyMatch(text -> text.startsWith("No "));
        return name
                ? "its certificate is for another host name"
                : "its certificate is not accepted (" + message(chain.getLast()) + ")";
    }

    private static String ofHandshake(Throwable tls, List<Throwable> chain) {
        String text = message(tls).toLowerCase(Locale.ROOT);
        if (text.contains("unsupported or unrecognized")) {
            return "it does not speak TLS";
        }
        if (text.contains("protocol")) {
            return "it speaks no version of TLS that is safe";
        }
        return has(chain, EOFException.class)
                ? "it broke off before the connection was secure"
                : message(tls).lines().findFirst().orElse("TLS failed");
    }

    private static String message(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }

    private static boolean has(List<Throwable> chain, Class<? extends Throwable> type) {
        return chain.stream().anyMatch(type::isInstance);
    }

    private static List<Throwable> chain(@Nullable Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable at = failure; at != null && chain.size() < MOST_CAUSES; at = at.getCause()) {
            chain.add(at);
        }
        return chain;
    }
}
