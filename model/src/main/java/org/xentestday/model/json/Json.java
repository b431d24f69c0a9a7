package org.xentestday.model.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * The contract's JSON: UTF-8, absent instead of null, instants as ISO 8601. Readers ignore properties they do not know;
 * a property given twice, or nesting deeper than 32, is refused. Thread-safe.
 */
public final class Json {
    private static final int MAX_DEPTH = 32;
    private static final ObjectMapper MAPPER = mapper();

    private Json() {}

    /** A record as canonical JSON (RFC 8785): the same value gives the same bytes on every machine. */
    public static byte[] write(Object value) {
        try {
            return canonical(MAPPER.writeValueAsBytes(value));
        } catch (IOException e) {
            throw new UncheckedIOException("a record of the contract must be writable", e);
        }
    }

    /** Canonical bytes of a JSON object or array. */
    public static byte[] canonical(byte[] json) throws IOException {
        return new JsonCanonicalizer(json).getEncodedUTF8();
    }

    /** Canonical bytes of a tree; fails on a number that has no canonical form. */
    public static byte[] canonical(JsonNode json) throws IOException {
        return canonical(MAPPER.writeValueAsBytes(json));
    }

    /** Reads a record; {@link JacksonException} says what is wrong with the text. */
    public static <T> T read(byte[] json, Class<T> type) throws IOException {
        return MAPPER.readValue(json, type);
    }

    /** Reads a record from a tree. */
    public static <T> T read(JsonNode json, Class<T> type) throws JacksonException {
        return MAPPER.treeToValue(json, type);
    }

    /** Reads any JSON. */
    public static JsonNode tree(byte[] json) throws IOException {
        return MAPPER.readTree(json);
    }

    /** A record as a tree, for those who add to it. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** A mapper with the contract's settings, for libraries that want one. A new copy each time. */
    public static ObjectMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.USE_DEFAULTS))
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build());
        return mapper;
    }
}
