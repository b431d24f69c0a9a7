package org.xentestday.standalone.up;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xentestday.collector.Tls;
import org.xentestday.standalone.port.Ports;

/**
 * Where the board and the intake listen.
 *
 * @param address loopback, unless there is a certificate
 * @param tls how they speak HTTPS; null for HTTP
 */
public record Listener(InetAddress address, @Nullable Tls tls) {
    /** This machine only, by HTTP. */
    public static Listener loopback() {
        return new Listener(InetAddress.ofLiteral(Ports.HOST), null);
    }

    Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(tls == null ? Map.of() : tls.settings());
        settings.put("testday.host", address.getHostAddress());
        return settings;
    }

    /** What a browser on this machine is told. */
    String url(int port) {
        String host = address.isAnyLocalAddress() ? "localhost" : address.getHostAddress();
        String literal = address instanceof Inet6Address && !address.isAnyLocalAddress() ? "[" + host + "]" : host;
        return "%s://%s:%d/".formatted(tls == null ? "http" : "https", literal, port);
    }
}
