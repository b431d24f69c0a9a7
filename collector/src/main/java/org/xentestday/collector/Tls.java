package org.xentestday.collector;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The certificate of a collector that speaks HTTPS. Files that change are read again while it runs.
 *
 * @param certificate PEM: the server's certificate, then those that lead to its authority
 * @param key PEM: its private key, not encrypted; null if it is in the same file
 */
public record Tls(Path certificate, @Nullable Path key) {
    private static final String FILE = "micronaut.certificate.file.testday.";

    /** For {@link Collector#start}: HTTPS with TLS 1.2 or later on the port, and nothing else. */
    public Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("micronaut.server.ssl.enabled", true);
        settings.put("micronaut.server.ssl.port", "${testday.port}");
        settings.put("micronaut.server.ssl.key-name", "testday");
        settings.put("micronaut.server.ssl.protocols", "TLSv1.3,TLSv1.2");
        settings.put(FILE + "format", "PEM");
        settings.put(FILE + "path", (key == null ? certificate : key).toString());
        if (key != null) {
            settings.put(FILE + "certificate-path", certificate.toString());
        }
        settings.put(FILE + "refresh-mode", "SCHEDULER");
        settings.put(FILE + "refresh-interval", "5s");
        return settings;
    }
}
