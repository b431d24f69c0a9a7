package org.xentestday.standalone.up;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xentestday.collector.Collector;
import org.xentestday.standalone.broker.BrokerSecrets;
import org.xentestday.standalone.broker.BrokerUser;
import org.xentestday.standalone.port.Ports;

/** Intake, indexer, board and report. */
final class CollectorPart implements Part {
    private final Map<String, Object> properties;
    private final BrokerSecrets secrets;
    private final Listener listener;
    private final int port;
    private @Nullable Collector collector;

    CollectorPart(Map<String, Object> properties, BrokerSecrets secrets, Listener listener, int port) {
        this.properties = properties;
        this.secrets = secrets;
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
        Collector started = Collector.start(all());
        collector = started;
        return listener.url(started.port());
    }

    /** With a user of Kafka for each role that needs its own rights. */
    private Map<String, Object> all() {
        Map<String, Object> all = new HashMap<>(properties);
        add(all, "client", BrokerUser.COLLECTOR);
        add(all, "enrol-client", BrokerUser.ENROL);
        add(all, "index-client", BrokerUser.INDEXER);
        return all;
    }

    private void add(Map<String, Object> all, String whose, BrokerUser user) {
        secrets.client(user).forEach((name, value) -> all.put("testday.kafka." + whose + "." + name, value));
    }

    @Override
    public synchronized void stop() {
        if (collector != null) {
            collector.close();
            collector = null;
        }
    }
}
