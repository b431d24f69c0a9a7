package org.xentestday.agent.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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
 */
public record Settings(
        Optional<URI> server,
        Path state,
        boolean plainHttp,
        Duration timeout,
        Duration commandTimeout,
        Optional<KafkaTarget> kafka) {}
