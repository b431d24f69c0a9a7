package org.xentestday.model.event;

import java.nio.charset.StandardCharsets;
import org.xentestday.model.json.Schema;
import org.xentestday.model.result.Result;

/**
 * The one check that decides whether an event is a result that may be counted. The agent runs it before it spools, the
 * intake before it acknowledges, streams before it counts. Whose signature it bears is asked separately.
 */
public final class ResultCheck {
    private static final Schema SCHEMA = Schema.of(EventType.RESULT.schema());

    private ResultCheck() {}

    /** The result in the event, or the reason why there is none. */
    public static Result check(Event event) throws RejectedException {
        Result result = Body.read(event, EventType.RESULT, SCHEMA, Result.class);
        checkExcerpt(result);
        if (!event.id().equals(result.id()) || !event.subject().equals(result.key())) {
            throw new RejectedException(
                    RejectReason.ID_MISMATCH, "id and subject must be " + result.id() + " and " + result.key());
        }
        return result;
    }

    /** Refuses a body over the limit before anyone parses it. */
    public static void checkSize(long bytes) throws RejectedException {
        if (bytes > Limits.RESULT_BYTES) {
            throw new RejectedException(
                    RejectReason.TOO_LARGE, bytes + " bytes; a result has at most " + Limits.RESULT_BYTES);
        }
    }

    private static void checkExcerpt(Result result) throws RejectedException {
        int bytes = result.excerpt().stream()
                .mapToInt(line -> line.getBytes(StandardCharsets.UTF_8).length + 1)
                .sum();
        if (bytes > Limits.EXCERPT_BYTES) {
            throw new RejectedException(
                    RejectReason.INVALID, "excerpt: " + bytes + " bytes; at most " + Limits.EXCERPT_BYTES);
        }
    }
}
