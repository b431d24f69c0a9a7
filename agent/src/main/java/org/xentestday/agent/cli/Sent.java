package org.xentestday.agent.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.xentestday.agent.send.Answer;
import org.xentestday.agent.send.Sending;
import org.xentestday.model.json.Json;

/** Words about how sending went. */
final class Sent {
    private Sent() {}

    static String line(Sending sending) {
        return sending.sent() + " sent, " + sending.refused() + " refused, " + sending.waiting() + " waiting.";
    }

    static byte[] json(Sending sending) {
        return Json.write(document(sending));
    }

    static Map<String, Object> document(Sending sending) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("sent", sending.sent());
        document.put("refused", sending.refused());
        document.put("waiting", sending.waiting());
        trouble(sending).ifPresent(sentence -> document.put("why", sentence));
        return document;
    }

    /** What a tester should know beyond the numbers. */
    static Optional<String> trouble(Sending sending) {
        Answer.Obstacle obstacle = sending.obstacle();
        if (obstacle != null) {
            return Optional.of(obstacle.sentence());
        }
        return sending.refused() == 0
                ? Optional.empty()
                : Optional.of("The server refused some results for good: testday status says why.");
    }
}
