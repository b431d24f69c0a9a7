package org.xentestday.agent.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.embargo.Withheld;
import org.xentestday.agent.server.Receipt;
import org.xentestday.agent.spool.Spooled;
import org.xentestday.agent.spool.State;
import org.xentestday.agent.spool.Summary;
import org.xentestday.model.result.Result;

/**
 * One of this machine's results and what became of it.
 *
 * @param result in one line
 * @param state {@code waiting}, {@code sent}, {@code refused} or {@code withheld}
 * @param why the server's words, where it refused; why it stays here, where it does
 * @param bundled when it was last written to a bundle, while it waits
 * @param receipt what the server knows, where it was asked and answered
 */
public record MyResult(
        Summary result,
        String state,
        @Nullable String why,
        @Nullable Instant bundled,
        @Nullable Receipt receipt) {
    static final String WAITING = "waiting";
    static final String SENT = "sent";
    static final String WITHHELD = "withheld";

    /** That spooled result without a receipt. */
    public static MyResult of(Spooled spooled) {
        return switch (spooled.state()) {
            case State.Waiting(Instant bundled) -> new MyResult(spooled.summary(), WAITING, null, bundled, null);
            case State.Sent sent -> new MyResult(spooled.summary(), SENT, null, null, null);
            case State.Refused refused ->
                new MyResult(spooled.summary(), "refused", refused.code() + ": " + refused.sentence(), null, null);
        };
    }

    /** A result that stays on this machine, under its name there. */
    public static MyResult of(Withheld withheld) {
        Result result = withheld.result();
        Summary summary = new Summary(
                withheld.name(),
                result.plan(),
                result.build().candidate(),
                result.test(),
                result.status(),
                result.boot(),
                result.attempt(),
                withheld.at());
        return new MyResult(summary, WITHHELD, withheld.why(), null, null);
    }

    /** This result with what the server knows; one that it knows was sent, by whomever. */
    public MyResult with(Receipt newReceipt) {
        return new MyResult(result, state.equals(WAITING) ? SENT : state, why, null, newReceipt);
    }

    /** Whether the server may know more than this disk. */
    public boolean onItsWay() {
        return state.equals(SENT) || bundled != null;
    }
}
