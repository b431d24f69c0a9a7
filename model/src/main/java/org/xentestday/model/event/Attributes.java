package org.xentestday.model.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.xentestday.model.sign.Signature;

/**
 * CloudEvents attributes by name, in one fixed order, as both modes of the envelope carry them. Extensions:
 * {@code sequence}, {@code kid}, {@code sig}.
 */
public final class Attributes {
    static final String SPEC_VERSION = "1.0";
    /** The only content type of the contract's bodies. */
    public static final String CONTENT_TYPE = "application/json";

    private Attributes() {}

    /** An event's attributes without the body. */
    public static Map<String, String> of(Event event) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", SPEC_VERSION);
        attributes.put("id", event.id());
        attributes.put("source", event.source());
        attributes.put("type", event.type().ceType());
        attributes.put("subject", event.subject());
        attributes.put("time", event.time().toString());
        attributes.put("datacontenttype", CONTENT_TYPE);
        attributes.put("dataschema", event.type().dataSchema());
        attributes.put("sequence", Long.toString(event.sequence()));
        Signature signature = event.signature();
        if (signature != null) {
            attributes.put("kid", signature.kid());
            attributes.put("sig", signature.value());
        }
        return attributes;
    }

    /** The event with these attributes and body. Unknown attributes are ignored. */
    static Event event(Map<String, String> attributes, byte[] body) throws RejectedException {
        if (!SPEC_VERSION.equals(attributes.get("specversion"))) {
            throw new RejectedException(RejectReason.MALFORMED, "not a CloudEvents 1.0 event");
        }
        try {
            return new Event(
                    type(required(attributes, "type")),
                    required(attributes, "id"),
                    required(attributes, "source"),
                    required(attributes, "subject"),
                    Instant.parse(required(attributes, "time")),
                    Long.parseLong(attributes.getOrDefault("sequence", "0")),
                    Signature.of(attributes.get("kid"), attributes.get("sig")),
                    body);
        } catch (DateTimeException | NumberFormatException e) {
            throw new RejectedException(RejectReason.MALFORMED, "time or sequence cannot be read: " + e.getMessage());
        }
    }

    private static EventType type(String ceType) throws RejectedException {
        Optional<EventType> type = EventType.ofCeType(ceType);
        if (type.isPresent()) {
            return type.get();
        }
        throw EventType.ofAnotherVersion(ceType)
                ? new RejectedException(RejectReason.UNKNOWN_VERSION, "this version cannot read " + ceType)
                : new RejectedException(RejectReason.UNKNOWN_TYPE, "no event of the contract: " + ceType);
    }

    private static String required(Map<String, String> attributes, String name) throws RejectedException {
        String value = attributes.get(name);
        if (value == null || value.isEmpty()) {
            throw new RejectedException(RejectReason.MALFORMED, "the attribute " + name + " is missing");
        }
        return value;
    }
}
