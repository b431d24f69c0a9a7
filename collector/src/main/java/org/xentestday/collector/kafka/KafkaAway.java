package org.xentestday.collector.kafka;

import java.time.Duration;
import org.xentestday.collector.problem.ProblemException;

/** The answer to a request that needs Kafka while Kafka does not answer. */
public final class KafkaAway {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private KafkaAway() {}

    /** 503: nothing was acknowledged, come again. */
    public static ProblemException problem() {
        return ProblemException.away(
                "kafka-away", "The log does not answer. Nothing was acknowledged; send it again.", RETRY_AFTER);
    }
}
