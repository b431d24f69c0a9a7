package org.xentestday.agent.status;

import org.jspecify.annotations.Nullable;
import org.xentestday.agent.server.Receipt;
import org.xentestday.agent.spool.Spooled;
import org.xentestday.agent.spool.State;
import org.xentestday.agent.spool.Summary;

/**
 * One of this machine's results and what became of it.
 *
 * @param result in one line
 * @param state {@code waiting}, {@code sent} or {@code refused}
 * @param why the server's words, where it refused
 * @param receipt what the server knows, where it was asked and answered
 */
public record MyResult(
        Summary result,
        String state,
        @Nullable String why,
        @Nullable Receipt receipt) {
    /** That spooled result without a receipt. */
    public static MyResult of(Spooled spooled) {
        return switch (spooled.state()) {
            case State.Waiting waiting -> new MyResult(spooled.summary(), "waiting", null, null);
            case State.Sent sent -> new MyResult(spooled.summary(), "sent", null, null);
            case State.Refused refused ->
                new MyResult(spooled.summary(), "refused", refused.code() + ": " + refused.sentence(), null);
        };
    }

    /** This result with what the server knows. */
    public MyResult with(@Nullable Receipt newReceipt) {
        return new MyResult(result, state, why, newReceipt);
    }

    /** Whether the server may know more than this disk. */
    public boolean sent() {
        return state.equals("sent");
    }
}
