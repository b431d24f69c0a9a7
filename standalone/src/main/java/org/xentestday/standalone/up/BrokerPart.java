package org.xentestday.standalone.up;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.xentestday.standalone.broker.Broker;
import org.xentestday.standalone.broker.BrokerSettings;
import org.xentestday.standalone.port.Ports;

/** The Kafka broker. */
final class BrokerPart implements Part {
    private final Path directory;
    private final int port;
    private @Nullable Broker broker;

    BrokerPart(Path directory, int port) {
        this.directory = directory;
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
        Broker started = Broker.start(new BrokerSettings(directory, port, Ports.free()));
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
