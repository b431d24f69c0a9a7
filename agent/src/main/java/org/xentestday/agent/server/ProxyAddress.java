package org.xentestday.agent.server;

import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;

/**
 * A proxy that tunnels.
 *
 * @param host of the proxy
 * @param port of the proxy
 * @param user for the proxy; null for none
 * @param password of the user
 */
public record ProxyAddress(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password) {
    private static final int DEFAULT_PORT = 8080;

    /** Reads {@code http://[USER:PASSWORD@]HOST[:PORT]}; the scheme may be missing. */
    public static ProxyAddress parse(String text) {
        try {
            URI uri = new URI(text.contains("://") ? text : "http://" + text);
            if ("http".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null) {
                String[] account = uri.getUserInfo() == null
                        ? new String[0]
                        : uri.getUserInfo().split(":", 2);
                return new ProxyAddress(
                        uri.getHost(),
                        uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                        account.length == 2 ? account[0] : null,
                        account.length == 2 ? account[1] : null);
            }
        } catch (URISyntaxException e) {
            throw wrong(text);
        }
        throw wrong(text);
    }

    /** The same text with stars in the place of a password. */
    public static String masked(String text) {
        return text.replaceFirst("^((?:\\w+://)?[^:/@]*):.*@", "$1:***@");
    }

    /** Whether there is a password in that text. */
    public static boolean holdsPassword(String text) {
        return !masked(text).equals(text);
    }

    private static AgentException wrong(String text) {
        return new AgentException(
                Exit.CONFIG,
                "The proxy must be like http://HOST:PORT or http://USER:PASSWORD@HOST:PORT (odd characters as %XX)"
                        + " and not " + masked(text) + ".");
    }

    Proxy proxy() {
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(host, port));
    }

    /** Tells the password to this proxy and to nobody else, once: the second time it was the wrong one. */
    Authenticator authenticator() {
        return new Authenticator() {
            private boolean told;

            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                boolean first = !told && getRequestorType() == RequestorType.PROXY;
                told = true;
                return first && user != null && password != null
                        ? new PasswordAuthentication(user, password.toCharArray())
                        : null;
            }
        };
    }

    /** Never the password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
