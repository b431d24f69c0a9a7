package org.xentestday.agent;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.xentestday.agent.probe.Host;
import org.xentestday.agent.send.KafkaChoice;
import org.xentestday.agent.server.Link;

/**
 * What an agent needs to live. Nothing of it is global, so many agents fit in one process.
 *
 * @param state directory of this machine's files; made if there is none
 * @param link to the collector
 * @param kafka where results go, if not to the collector
 * @param clock the machine's clock
 * @param bootId the kernel's boot id; another one means the machine was down in between
 * @param patience how long to wait for another process that holds the directory
 * @param privateWords names that must not leave in free text, such as the host's
 * @param host the machine itself, which can testify after a crash; empty for one that is played, which announces nothing
 */
public record Setup(
        Path state,
        Link link,
        Optional<KafkaChoice> kafka,
        Clock clock,
        String bootId,
        Duration patience,
        List<String> privateWords,
        Optional<Host> host) {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    public Setup {
        privateWords = List.copyOf(privateWords);
    }

    /** A machine that talks HTTP to that server. */
    public static Setup of(Path state, URI server, Clock clock, String bootId) {
        return new Setup(
                state,
                Link.to(server, TIMEOUT),
                Optional.empty(),
                clock,
                bootId,
                Duration.ZERO,
                List.of(),
                Optional.empty());
    }

    /** The same on a machine that can be asked. */
    public Setup on(Host machine) {
        return new Setup(state, link, kafka, clock, bootId, patience, privateWords, Optional.of(machine));
    }

    /** The same machine, writing its results straight to Kafka. */
    public Setup with(KafkaChoice choice) {
        return new Setup(state, link, Optional.of(choice), clock, bootId, patience, privateWords, host);
    }
}
