package org.xentestday.collector.intake;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.util.Map;
import org.xentestday.model.event.BinaryMode;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.RejectReason;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.event.StructuredMode;
import org.xentestday.model.json.Json;

/** Reads the event that a request or a line carries. Its body comes out canonical, however it was written. */
final class Envelope {
    private Envelope() {}

    /** Attributes and data in one JSON object. */
    static Event structured(byte[] json) throws RejectedException {
        return StructuredMode.read(json);
    }

    /** Attributes in {@code ce-*} headers, data as the body. */
    static Event binary(Map<String, String> headers, byte[] body) throws RejectedException {
        return BinaryMode.ofHttp(headers, canonical(body));
    }

    private static byte[] canonical(byte[] body) throws RejectedException {
        try {
            return Json.canonical(Json.tree(body));
        } catch (JacksonException e) {
            throw new RejectedException(RejectReason.MALFORMED, "not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new RejectedException(RejectReason.MALFORMED, "a value has no canonical form");
        }
    }
}
