package org.xentestday.agent.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.xentestday.agent.send.KafkaTarget;

/**
 * The agent's configuration, checked. Built once; a flag beats the environment, which beats the file, which beats the
 * default.
 *
 * @param server the collector; empty means the one this machine is enrolled at
 * @param state directory of this machine's files
 * @param plainHttp whether connections without TLS may leave this machine
 * @param timeout for each answer of the server
 * @param commandTimeout for each command the probe runs
 * @param kafka where results go, if not to the collector
 * @param testing how tests are run
 */
public record Settings(
        Optional<URI> server,
        Path state,
        boolean plainHttp,
        Duration timeout,
        Duration commandTimeout,
        Optional<KafkaTarget> kafka,
        Testing testing) {
    /**
     * How tests are run.
     *
     * @param patience factor on deadlines; measured if empty
     * @param guestKernel kernel of guests; that of dom0 if empty
     * @param guestRamdisk first file system of guests; made here if empty
     * @param xtf directory of the Xen Test Framework
     */
    public record Testing(
            OptionalDouble patience, Optional<Path> guestKernel, Optional<Path> guestRamdisk, Optional<Path> xtf) {}
}
