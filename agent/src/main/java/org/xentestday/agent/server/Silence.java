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
        boolean refused = tunnel.find();
        if (refused && tunnel.group(1).equals(AUTHENTICATE)) {
            return passwordWanted();
        }
        String sentence = refused
                ? "The proxy " + proxyName() + " does not let this machine through to " + server + " ("
                        + tunnel.group(1) + ")."
                : ofNetwork(e);
        return new AgentException(Exit.UNAVAILABLE, sentence, e);
    }

    /** Status 407 comes from a proxy: what is behind one is never asked by us for its own password. */
    AgentException passwordWanted() {
        return new AgentException(
                Exit.NOT_PERMITTED,
                "The proxy " + proxyName() + " asks for a user and a password that it knows: set"
                        + " proxy=http://USER:PASSWORD@HOST:PORT.");
    }

    private String proxyName() {
        return proxy.map(ProxyAddress::toString).orElse("on the way");
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
