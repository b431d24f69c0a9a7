package org.xentestday.agent;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.xentestday.agent.send.KafkaTarget;

/**
 * What an agent needs to live. Nothing of it is global, so many agents fit in one process.
 *
 * @param state directory of this machine's files; made if there is none
 * @param server the collector; if empty, the one this machine is enrolled at
 * @param plainHttp whether http to another machine is allowed
 * @param kafka where results go, if not to the collector
 * @param clock the machine's clock
 * @param bootId the kernel's boot id; another one means the machine was down in between
 * @param timeout for each answer of the server
 * @param patience how long to wait for another process that holds the directory
 * @param privateWords names that must not leave in free text, such as the host's
 */
public record Setup(
        Path state,
        Optional<URI> server,
        boolean plainHttp,
        Optional<KafkaTarget> kafka,
        Clock clock,
        String bootId,
        Duration timeout,
        Duration patience,
        List<String> privateWords) {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    public Setup {
        privateWords = List.copyOf(privateWords);
    }

    /** A machine that talks HTTP to that server. */
    public static Setup of(Path state, URI server, Clock clock, String bootId) {
        return new Setup(
                state, Optional.of(server), false, Optional.empty(), clock, bootId, TIMEOUT, Duration.ZERO, List.of());
    }

    /** The same machine, writing its results straight to Kafka. */
    public Setup with(KafkaTarget target) {
        return new Setup(state, server, plainHttp, Optional.of(target), clock, bootId, timeout, patience, privateWords);
    }
}
