package org.xentestday.agent.server;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;

/** The rule about which addresses results may be sent to: TLS, or this very machine. */
public final class Address {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[?::1]?");

    private Address() {}

    /** The address, or a sentence: it must be https, or http to this machine, or http that was allowed in so many words. */
    public static URI checked(URI address, boolean plainAllowed) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        String host = address.getHost();
        if (host == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new AgentException(
                    Exit.CONFIG, "The server's address must be like https://HOST and not " + address + ".");
        }
        if (scheme.equals("http") && !loopback(host) && !plainAllowed) {
            throw new AgentException(
                    Exit.CONFIG,
                    "http:// would send results unprotected: use https://" + host
                            + ", or set plain-http=true if you mean it.");
        }
        return address;
    }

    /** Whether that host is this machine. */
    public static boolean loopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
