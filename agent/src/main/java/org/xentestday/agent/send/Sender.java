package org.xentestday.agent.send;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.spool.Spool;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.Limits;

/**
 * Empties the spool in the order of recording. A crash between an acknowledgement and its line in the spool means the
 * results are sent again under the same ids, which counts nothing twice.
 */
public final class Sender {
    private final Spool spool;
    private final Transport transport;

    /** From that spool over that transport. */
    public Sender(Spool spool, Transport transport) {
        this.spool = spool;
        this.transport = transport;
    }

    /** Sends until nothing waits or the way is closed. */
    public Sending drain() throws IOException {
        int sent = 0;
        int refused = 0;
        Answer.@Nullable Obstacle obstacle = null;
        List<Event> batch = spool.waiting(Limits.BATCH);
        while (!batch.isEmpty() && obstacle == null) {
            Tally tally = new Tally();
            List<Answer> answers = transport.send(batch);
            for (int i = 0; i < batch.size(); i++) {
                tally.count(batch.get(i), answers.get(i));
            }
            spool.sent(tally.taken);
            refuse(tally.refused);
            sent += tally.taken.size();
            refused += tally.refused.size();
            obstacle = tally.obstacle;
            batch = spool.waiting(Limits.BATCH);
        }
        return new Sending(sent, refused, spool.waiting(), obstacle);
    }

    private void refuse(List<Refusal> refusals) throws IOException {
        for (Refusal refusal : refusals) {
            spool.refused(refusal.id, refusal.why.code(), refusal.why.sentence());
        }
    }

    /** Answers of one batch, by kind. */
    private static final class Tally {
        private final List<String> taken = new ArrayList<>();
        private final List<Refusal> refused = new ArrayList<>();
        private Answer.@Nullable Obstacle obstacle;

        private void count(Event event, Answer answer) {
            switch (answer) {
                case Answer.Taken() -> taken.add(event.id());
                case Answer.Refused why -> refused.add(new Refusal(event.id(), why));
                case Answer.Obstacle found -> obstacle = obstacle == null ? found : obstacle;
            }
        }
    }

    private record Refusal(String id, Answer.Refused why) {}
}
