package org.xentestday.collector.registry;

import java.util.List;
import org.xentestday.collector.kafka.EventLog;
import org.xentestday.collector.kafka.EventLogContract;
import org.xentestday.model.event.Event;

/** The twin keeps the contract too, or tests on it would prove nothing. */
class MemoryLogTest extends EventLogContract {
    private final MemoryLog log = new MemoryLog(new Registry());

    @Override
    protected EventLog log() {
        return log;
    }

    @Override
    protected List<Event> written() {
        return log.events();
    }

    @Override
    protected void takeAway() {
        log.away(true);
    }
}
