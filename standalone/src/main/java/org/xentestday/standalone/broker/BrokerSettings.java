package org.xentestday.standalone.broker;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a broker keeps its log and where it listens.
 *
 * @param directory its log directory, its own
 * @param port for clients
 * @param controllerPort for the broker itself, which is its own controller
 * @param secrets of its users; empty: it lets everybody who reaches loopback do everything
 */
public record BrokerSettings(Path directory, int port, int controllerPort, Optional<BrokerSecrets> secrets) {
    /** A broker without users, for tests of what does not need them. */
    public BrokerSettings(Path directory, int port, int controllerPort) {
        this(directory, port, controllerPort, Optional.empty());
    }
}
