package org.xentestday.collector.document;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.micronaut.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.xentestday.collector.problem.BodyFault;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.model.event.EventType;
import org.xentestday.model.json.Json;
import org.xentestday.model.json.Schema;

/** Reads a kind of document that an organiser wrote, by hand perhaps, and says in one sentence what is wrong with it. */
public final class Document<T> {
    private static final int MOST_BYTES = 256 * 1024;
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String name;
    private final Schema schema;
    private final Class<T> type;
    private final Function<T, String> id;

    /** Documents with the body of that event, each of which has an id. */
    public Document(EventType event, Class<T> type, Function<T, String> id) {
        this.name = event.name().toLowerCase(Locale.ROOT);
        this.schema = Schema.of(event.schema());
        this.type = type;
        this.id = id;
    }

    /** The document in a body of JSON, sent to the address of that id. */
    public T json(String wanted, InputStream body) {
        byte[] text = bytes(body);
        return read(wanted, () -> Json.tree(text));
    }

    /** The document in a body of YAML, sent to the address of that id. */
    public T yaml(String wanted, InputStream body) {
        byte[] text = bytes(body);
        return read(wanted, () -> YAML.readTree(text));
    }

    private interface Reading {
        JsonNode read() throws IOException;
    }

    private T read(String wanted, Reading reading) {
        T document = read(reading);
        String own = id.apply(document);
        if (!own.equals(wanted)) {
            throw problem("id-mismatch", "The " + name + " calls itself " + own + ", the address says " + wanted + ".");
        }
        return document;
    }

    private T read(Reading reading) {
        try {
            JsonNode tree = reading.read();
            Optional<String> broken = schema.broken(tree);
            if (broken.isPresent()) {
                throw problem("invalid", "The " + name + " is not valid: " + broken.get() + ".");
            }
            return Json.read(tree, type);
        } catch (JacksonException e) {
            throw problem("malformed", "The " + name + " cannot be read: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw problem("malformed", "The " + name + " cannot be read as text.");
        }
    }

    private byte[] bytes(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length <= MOST_BYTES) {
                return bytes;
            }
        } catch (IOException e) {
            throw BodyFault.of(e);
        }
        throw ProblemException.of(
                HttpStatus.REQUEST_ENTITY_TOO_LARGE,
                "too-large",
                Character.toUpperCase(name.charAt(0)) + name.substring(1) + ": at most " + MOST_BYTES + " bytes.");
    }

    private static ProblemException problem(String code, String detail) {
        return ProblemException.of(HttpStatus.BAD_REQUEST, code, detail);
    }
}
