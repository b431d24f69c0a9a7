package org.xentestday.agent.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.xentestday.agent.command.Pace;
import org.xentestday.agent.send.KafkaChoice;
import org.xentestday.agent.server.Link;

/**
 * The agent's configuration, checked. Built once; a flag beats the environment, which beats the file, which beats the
 * default.
 *
 * @param state directory of this machine's files
 * @param link to the collector
 * @param commandTimeout for each command the probe runs
 * @param kafka where results go, if not to the collector
 * @param testing how tests are run
 */
public record Settings(Path state, Link link, Duration commandTimeout, Optional<KafkaChoice> kafka, Testing testing) {
    /**
     * How tests are run.
     *
     * @param pace factor on deadlines; measured if empty
     * @param guestKernel kernel of guests; that of dom0 if empty
     * @param guestRamdisk first file system of guests; made here if empty
     * @param xtf directory of the Xen Test Framework
     */
    public record Testing(
            Optional<Pace> pace, Optional<Path> guestKernel, Optional<Path> guestRamdisk, Optional<Path> xtf) {}
}
