package org.xentestday.agent;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.xentestday.agent.send.Transport;
import org.xentestday.agent.server.Server;

/**
 * What an agent needs to live in. Nothing of it is global, so many agents fit in one process.
 *
 * @param state directory of this machine's files; made if there is none
 * @param server the collector
 * @param transport how results are sent; called once for each {@link Agent#send}
 * @param clock the machine's clock
 * @param bootId the kernel's boot id; another one means the machine was down in between
 * @param patience how long to wait for another process that holds the directory
 */
public record Setup(
        Path state, Server server, Supplier<Transport> transport, Clock clock, String bootId, Duration patience) {}
