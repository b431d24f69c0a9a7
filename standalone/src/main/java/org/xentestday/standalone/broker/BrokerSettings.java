package org.xentestday.standalone.broker;

import java.nio.file.Path;

/**
 * Where a broker keeps its log and where it listens.
 *
 * @param directory its log directory, its own
 * @param port for clients
 * @param controllerPort for the broker itself, which is its own controller
 */
public record BrokerSettings(Path directory, int port, int controllerPort) {}
