package org.xentestday.agent.server;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.tls.TlsFault;

/**
 * Why a server gave no answer, in a sentence.
 *
 * @param server that was asked
 * @param timeout that was kept
 * @param proxy that was on the way
 */
record Silence(URI server, Duration timeout, Optional<ProxyAddress> proxy) {
    private static final Pattern TUNNEL = Pattern.compile("Proxy returns \"HTTP/\\S+ (\\d{3})");
    private static final String AUTHENTICATE = "407";

    AgentException because(IOException e) {
        Optional<String> tls = TlsFault.words(e);
        if (tls.isPresent()) {
            return new AgentException(
                    Exit.INSECURE, "There is no secure connection to " + server + ": " + tls.get() + ".", e);
        }
        Matcher tunnel = TUNNEL.matcher(String.valueOf(e.getMessage()));
        return tunnel.find() ? ofProxy(tunnel.group(1), e) : new AgentException(Exit.UNAVAILABLE, ofNetwork(e), e);
    }

    private AgentException ofProxy(String status, IOException e) {
        String name = proxy.map(ProxyAddress::toString).orElse("");
        return status.equals(AUTHENTICATE)
                ? new AgentException(
                        Exit.NOT_PERMITTED,
                        "The proxy " + name + " asks for a user and a password that it knows: set"
                                + " proxy=http://USER:PASSWORD@HOST:PORT.",
                        e)
                : new AgentException(
                        Exit.UNAVAILABLE,
                        "The proxy " + name + " does not let this machine through to " + server + " (" + status + ").",
                        e);
    }

    private String ofNetwork(IOException e) {
        String target = proxy.map(by -> "The server " + server + " behind the proxy " + by)
                .orElse("The server " + server);
        return switch (e) {
            case UnknownHostException unknown ->
                target + " cannot be found; is the name right, and is there a network?";
            case SocketTimeoutException slow -> target + " did not answer within " + timeout.toSeconds() + " s.";
            default -> target + " cannot be reached: " + words(e) + ".";
        };
    }

    private static String words(IOException e) {
        String message = e.getMessage();
        return message == null
                ? "the connection broke"
                : message.lines().findFirst().orElse("");
    }
}
