package org.xentestday.model.event;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents binary mode: attributes as headers, the body as the value. Kafka names its headers {@code ce_<name>},
 * HTTP {@code ce-<name>}; the content type is a header of its own.
 */
public final class BinaryMode {
    private static final String KAFKA_PREFIX = "ce_";
    private static final String HTTP_PREFIX = "ce-";
    private static final String CONTENT_TYPE = "content-type";

    private BinaryMode() {}

    /** Headers of a Kafka record for this event, in a fixed order. */
    public static Map<String, byte[]> kafkaHeaders(Event event) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        Attributes.of(event)
                .forEach((name, value) -> headers.put(
                        name.equals("datacontenttype") ? CONTENT_TYPE : KAFKA_PREFIX + name,
                        value.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }

    /**
     * The event of a Kafka record. Headers that are not the contract's are ignored; of two with one name the last holds.
     *
     * @param headers of the client's own type, which this module does not know
     * @param name a header's name
     * @param bytes a header's value
     */
    public static <H> Event ofKafka(
            Iterable<H> headers, Function<H, String> name, Function<H, byte @Nullable []> bytes, byte[] value)
            throws RejectedException {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (H header : headers) {
            byte[] text = bytes.apply(header);
            if (text != null && name.apply(header).startsWith(KAFKA_PREFIX)) {
                String attribute = name.apply(header).substring(KAFKA_PREFIX.length());
                attributes.put(attribute, new String(text, StandardCharsets.UTF_8));
            }
        }
        return Attributes.event(attributes, value);
    }

    /** The event of an HTTP request; header names in any case. */
    public static Event ofHttp(Map<String, String> headers, byte[] value) throws RejectedException {
        Map<String, String> attributes = new LinkedHashMap<>();
        headers.forEach((name, text) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith(HTTP_PREFIX)) {
                attributes.put(lower.substring(HTTP_PREFIX.length()), text);
            }
        });
        return Attributes.event(attributes, value);
    }
}
