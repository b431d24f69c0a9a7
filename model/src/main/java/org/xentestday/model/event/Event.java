package org.xentestday.model.event;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.json.Json;
import org.xentestday.model.sign.Signature;

/**
 * A CloudEvents 1.0 event of the contract.
 *
 * @param type what it is
 * @param id unique within {@code source}; for a result, made from its cause
 * @param source who says so, such as {@code /machines/<pseudonym>}
 * @param subject the key of its topic
 * @param time when it was recorded at its source
 * @param sequence counts up at the source; the greater of two events with one id is the later word
 * @param signature absent on what the server side makes
 * @param body canonical JSON; treated as immutable
 */
@SuppressWarnings("ArrayRecordComponent") // copying each body would cost every hop of every event
public record Event(
        EventType type,
        String id,
        String source,
        String subject,
        Instant time,
        long sequence,
        @Nullable Signature signature,
        byte[] body) {

    /** An unsigned event around a record. */
    public static Event of(EventType type, String id, String source, String subject, Instant time, Object record) {
        return new Event(type, id, source, subject, time, 0, null, Json.write(record));
    }

    /** This event, signed. */
    public Event with(Signature newSignature) {
        return new Event(type, id, source, subject, time, sequence, newSignature, body);
    }

    /** This event with its place in the source's order. */
    public Event at(long newSequence) {
        return new Event(type, id, source, subject, time, newSequence, signature, body);
    }

    /** The record in the body; fails where the body is not what the type promises. */
    public <T> T record(Class<T> as) throws JacksonException {
        try {
            return Json.read(body, as);
        } catch (JacksonException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("reading bytes in memory cannot fail", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Event that
                && type == that.type
                && id.equals(that.id)
                && source.equals(that.source)
                && subject.equals(that.subject)
                && time.equals(that.time)
                && sequence == that.sequence
                && Objects.equals(signature, that.signature)
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, id, source, subject, time, sequence, signature) * 31 + Arrays.hashCode(body);
    }
}
