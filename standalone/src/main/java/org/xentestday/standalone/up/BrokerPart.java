package org.xentestday.standalone.up;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xentestday.standalone.broker.Broker;
import org.xentestday.standalone.broker.BrokerSecrets;
import org.xentestday.standalone.broker.BrokerSettings;
import org.xentestday.standalone.port.Ports;

/** The Kafka broker. */
final class BrokerPart implements Part {
    private final Path directory;
    private final BrokerSecrets secrets;
    private final int port;
    private @Nullable Broker broker;

    BrokerPart(Path directory, BrokerSecrets secrets, int port) {
        this.directory = directory;
        this.secrets = secrets;
        this.port = port;
    }

    @Override
    public String name() {
        return PartName.BROKER.toString();
    }

    @Override
    public void check() {
        Ports.requireFree(port, "the Kafka broker", "--kafka-port");
    }

    @Override
    public synchronized String start() {
        Broker started = Broker.start(new BrokerSettings(directory, port, Ports.free(), Optional.of(secrets)));
        broker = started;
        return started.bootstrapServers();
    }

    @Override
    public synchronized void stop() {
        if (broker != null) {
            broker.close();
            broker = null;
        }
    }
}
