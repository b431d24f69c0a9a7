package org.xentestday.agent.send;

import java.util.List;
import org.xentestday.model.event.Event;

/** A way to the log. Sending an event twice is harmless: its id counts once. */
public sealed interface Transport extends AutoCloseable permits HttpTransport, KafkaTransport {
    /** Sends at most a batch of signed results and waits; one answer for each, in their order. Never throws. */
    List<Answer> send(List<Event> batch);

    @Override
    void close();
}
