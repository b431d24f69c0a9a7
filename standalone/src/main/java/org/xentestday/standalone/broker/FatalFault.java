package org.xentestday.standalone.broker;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.utils.Exit;

/**
 * Kafka ends the whole JVM when it meets a fault it cannot survive, such as a full disk. Here it tells us instead, so
 * that the other parts stop in order and the user gets a sentence.
 */
public final class FatalFault {
    private FatalFault() {}

    /** Calls {@code told} instead of ending the JVM; {@code told} has to end it in time. */
    public static void instead(Runnable told) {
        Exit.Procedure procedure = (status, message) -> {
            told.run();
            // Kafka's code after the call counts on not being reached.
            new CompletableFuture<>().join();
        };
        Exit.setHaltProcedure(procedure);
        Exit.setExitProcedure(procedure);
    }
}
