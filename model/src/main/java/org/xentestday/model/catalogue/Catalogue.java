package org.xentestday.model.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.xentestday.model.json.Json;

/** The catalogue of tests: what the build made of {@code src/main/catalogue}, in its order. Immutable. */
public final class Catalogue {
    /** The resource beside this class. */
    static final String RESOURCE = "catalogue.json";

    private final Map<String, TestCase> tests = new LinkedHashMap<>();

    private Catalogue(List<TestCase> entries) {
        for (TestCase test : entries) {
            if (tests.put(test.id(), test) != null) {
                throw new IllegalStateException("the catalogue names " + test.id() + " twice");
            }
        }
    }

    /** The catalogue that ships with this version. */
    public static Catalogue shipped() {
        try {
            return read(bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped catalogue must be readable", e);
        }
    }

    /**
     * The version of a shipped test, for those who want nothing else of it: in a program that has just started, reading
     * all of the catalogue takes many times as long.
     */
    public static OptionalInt shippedVersion(String id) {
        try {
            for (JsonNode test : Json.tree(bytes())) {
                if (test.path("id").asText().equals(id)) {
                    return OptionalInt.of(test.path("version").asInt());
                }
            }
            return OptionalInt.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped catalogue must be readable", e);
        }
    }

    private static byte[] bytes() throws IOException {
        try (InputStream json = Catalogue.class.getResourceAsStream(RESOURCE)) {
            if (json == null) {
                throw new IllegalStateException("the catalogue was not built: run ./mvnw -pl model process-classes");
            }
            return json.readAllBytes();
        }
    }

    /** The catalogue in that JSON; {@link IllegalStateException} says in one sentence what is wrong with it. */
    static Catalogue read(byte[] json) throws IOException {
        try {
            return new Catalogue(List.of(Json.read(json, TestCase[].class)));
        } catch (ValueInstantiationException e) {
            Throwable wrong = Objects.requireNonNullElse(e.getCause(), e);
            throw new IllegalStateException("the catalogue cannot be used: " + wrong.getMessage(), e);
        }
    }

    /** All tests. */
    public List<TestCase> tests() {
        return List.copyOf(tests.values());
    }

    /** The test of that id; results may name tests of a newer catalogue. */
    public Optional<TestCase> test(String id) {
        return Optional.ofNullable(tests.get(id));
    }
}
