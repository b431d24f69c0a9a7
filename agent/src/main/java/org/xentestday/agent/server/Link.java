package org.xentestday.agent.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the collector is reached.
 *
 * @param server its address; empty means the one this machine is enrolled at
 * @param plain whether http to another machine is allowed
 * @param certificates PEM file of those to trust; empty means the platform's
 * @param proxies on the way
 * @param timeout for connecting, and for each wait for an answer
 */
public record Link(
        Optional<URI> server, boolean plain, Optional<Path> certificates, Proxies proxies, Duration timeout) {
    /** The same way for what is not worth a longer wait. */
    public Link within(Duration shorter) {
        return new Link(server, plain, certificates, proxies, shorter);
    }

    /** Straight to that server. */
    public static Link to(URI server, Duration timeout) {
        return new Link(Optional.of(server), false, Optional.empty(), Proxies.NONE, timeout);
    }
}
