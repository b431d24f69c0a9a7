package org.xentestday.collector.document;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.xentestday.collector.problem.BodyFault;
import org.xentestday.collector.problem.Problem;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.model.event.EventType;
import org.xentestday.model.json.Json;
import org.xentestday.model.json.Places;
import org.xentestday.model.json.Schema;

/**
 * Reads a kind of document that an organiser wrote, by hand perhaps, and says in one sentence what is wrong with it and
 * on which line and column. Thread-safe.
 */
public final class Document<T> {
    /** What YAML is called since it has a registered name. */
    public static final String YAML_TYPE = "application/yaml";
    /** What it was called before. */
    public static final String OLD_YAML_TYPE = "application/x-yaml";
    /** What it is called as a text. */
    public static final String TEXT_YAML_TYPE = "text/yaml";

    private static final int MOST_BYTES = 256 * 1024;
    private static final ObjectMapper JSON = Json.mapper();
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String name;
    private final Schema schema;
    private final Class<T> type;
    private final Function<T, String> id;
    private final Function<T, List<Schema.Fault>> check;

    /** Documents with the body of that event, each of which has an id. */
    public Document(EventType event, Class<T> type, Function<T, String> id) {
        this(event, type, id, _ -> List.of());
    }

    /** The same; {@code check} says what is wrong with one that keeps the schema. */
    public Document(EventType event, Class<T> type, Function<T, String> id, Function<T, List<Schema.Fault>> check) {
        this.name = event.name().toLowerCase(Locale.ROOT);
        this.schema = Schema.of(event.schema());
        this.type = type;
        this.id = id;
        this.check = check;
    }

    /** The document in the body of a request, in the language that the request names, else in JSON. */
    public T of(HttpRequest<?> request, InputStream body) {
        boolean yaml = request.getContentType()
                .filter(type -> type.getSubtype().endsWith("yaml"))
                .isPresent();
        return read(yaml ? YAML : JSON, bytes(body));
    }

    /** The same, sent to the address of that id. */
    public T of(HttpRequest<?> request, String wanted, InputStream body) {
        T document = of(request, body);
        String own = id.apply(document);
        if (!own.equals(wanted)) {
            throw ProblemException.of(
                    HttpStatus.BAD_REQUEST,
                    "id-mismatch",
                    "The " + name + " calls itself " + own + ", the address says " + wanted + ".");
        }
        return document;
    }

    private T read(ObjectMapper mapper, byte[] text) {
        try {
            JsonNode tree = mapper.readTree(text);
            try (JsonParser parser = mapper.createParser(text)) {
                return read(tree, Places.of(parser));
            }
        } catch (JacksonException e) {
            Places.Place place = Places.Place.of(e.getLocation());
            String first = e.getOriginalMessage().lines().findFirst().orElse("not what it should be");
            throw problem("malformed", "cannot be read", place, first);
        } catch (IOException e) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "malformed", "The " + name + " cannot be read as text.");
        }
    }

    private T read(JsonNode tree, Places places) {
        refuse(schema.faults(tree), places);
        try {
            T document = Json.read(tree, type);
            refuse(check.apply(document), places);
            return document;
        } catch (JacksonException e) {
            JsonPointer at = e instanceof JsonMappingException mapping ? pointer(mapping) : JsonPointer.empty();
            Throwable wrong = Objects.requireNonNullElse(e.getCause(), e);
            String sentence = wrong instanceof JacksonException json
                    ? json.getOriginalMessage()
                    : String.valueOf(wrong.getMessage());
            throw invalid(new Schema.Fault(at, sentence), places);
        }
    }

    /** A misspelt key before what is missing because of it, else the first in the text. */
    private void refuse(List<Schema.Fault> faults, Places places) {
        faults.stream()
                .min(Comparator.comparing((Schema.Fault fault) -> !places.has(fault.at()))
                        .thenComparingInt(fault -> places.of(fault.at()).line())
                        .thenComparing(Schema.Fault::sentence))
                .ifPresent(fault -> {
                    throw invalid(fault, places);
                });
    }

    private ProblemException invalid(Schema.Fault fault, Places places) {
        String at = fault.at().toString();
        return problem(
                "invalid", "is not valid", places.of(fault.at()), (at.isEmpty() ? "" : at + ": ") + fault.sentence());
    }

    private ProblemException problem(String code, String what, Places.Place place, String sentence) {
        String detail = "The %s %s: line %d, column %d: %s."
                .formatted(name, what, place.line(), place.column(), sentence.replaceFirst("[.]\\s*$", ""));
        return new ProblemException(
                Problem.of(HttpStatus.BAD_REQUEST, code, detail).at(place));
    }

    private static JsonPointer pointer(JsonMappingException e) {
        JsonPointer at = JsonPointer.empty();
        for (JsonMappingException.Reference step : e.getPath()) {
            at = step.getFieldName() == null ? at.appendIndex(step.getIndex()) : at.appendProperty(step.getFieldName());
        }
        return at;
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
}
