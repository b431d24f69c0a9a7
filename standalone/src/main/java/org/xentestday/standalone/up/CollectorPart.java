package org.xentestday.standalone.up;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xentestday.collector.Collector;
import org.xentestday.standalone.port.Ports;

/** Intake, indexer, board and report. */
final class CollectorPart implements Part {
    private final Map<String, Object> properties;
    private final Listener listener;
    private final int port;
    private @Nullable Collector collector;

    CollectorPart(Map<String, Object> properties, Listener listener, int port) {
        this.properties = properties;
        this.listener = listener;
        this.port = port;
    }

    @Override
    public String name() {
        return PartName.COLLECTOR.toString();
    }

    @Override
    public void check() {
        Ports.requireFree(listener.address(), port, "the board", "--port");
    }

    @Override
    public synchronized String start() {
        Collector started = Collector.start(properties);
        collector = started;
        return listener.url(started.port());
    }

    @Override
    public synchronized void stop() {
        if (collector != null) {
            collector.close();
            collector = null;
        }
    }
}
