package org.xentestday.agent.server;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which connections go through a proxy. Only https does: a proxy sees the name of the server and nothing of what is
 * said.
 *
 * @param address of the proxy, {@code http://[USER:PASSWORD@]HOST:PORT}
 * @param direct hosts that are reached without it: a name stands for itself and everything below it, {@code *} for all
 */
public record Proxies(Optional<String> address, List<String> direct) {
    /** No proxy. */
    public static final Proxies NONE = new Proxies(Optional.empty(), List.of());

    public Proxies {
        direct = List.copyOf(direct);
    }

    /** The proxy at that address, except for a comma-separated list of hosts. */
    public static Proxies of(Optional<String> address, String except) {
        List<String> direct = Stream.of(except.split(","))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
        return new Proxies(address.filter(text -> !text.isBlank()), direct);
    }

    /** The proxy on the way to that server. */
    Optional<ProxyAddress> to(URI server) {
        String host = server.getHost().toLowerCase(Locale.ROOT);
        boolean straight = "http".equalsIgnoreCase(server.getScheme())
                || Address.loopback(host)
                || direct.stream().anyMatch(entry -> covers(entry, host));
        return straight ? Optional.empty() : address.map(ProxyAddress::parse);
    }

    private static boolean covers(String entry, String host) {
        String name = entry.replaceFirst(":\\d+$", "").replaceFirst("^\\*?\\.", "");
        return entry.equals("*") || host.equals(name) || host.endsWith("." + name);
    }
}
