package org.xentestday.collector.limit;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose request it is, by address: the connection's, unless a trusted proxy holds the connection; then the last one in
 * X-Forwarded-For that is no trusted proxy itself. Of IPv6, the network of 64 bits: whoever has one address has it all.
 */
@Singleton
final class Addresses {
    private static final int NETWORK = 8;

    private final List<Network> proxies;

    Addresses(Limits limits) {
        this.proxies = limits.proxies();
    }

    String of(HttpRequest<?> request) {
        InetAddress peer = request.getRemoteAddress().getAddress();
        return of(peer, request.getHeaders().getAll("X-Forwarded-For"));
    }

    String of(InetAddress peer, List<String> forwarded) {
        InetAddress client = peer;
        List<String> hops = forwarded.stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .toList();
        for (String hop : hops.reversed()) {
            InetAddress before = proxy(client) ? literal(hop.strip()) : null;
            if (before == null) {
                break;
            }
            client = before;
        }
        return network(client);
    }

    private boolean proxy(InetAddress address) {
        return proxies.stream().anyMatch(network -> network.contains(address));
    }

    private static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            return null; // never asks a name server
        }
    }

    private static String network(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        byte[] bytes = address.getAddress();
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < NETWORK; i++) {
            network.append("%02x".formatted(bytes[i]));
        }
        return network.append("::/64").toString();
    }
}
