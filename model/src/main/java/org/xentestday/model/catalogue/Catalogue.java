package org.xentestday.model.catalogue;

import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The catalogue of tests: the resource {@code catalogue.yaml}, in its order. Immutable. */
public final class Catalogue {
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
        try (InputStream yaml = Catalogue.class.getResourceAsStream("/org/xentestday/model/catalogue.yaml")) {
            return read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped catalogue must be readable", e);
        }
    }

    /** The catalogue in that text; {@link IllegalStateException} says in one sentence what is wrong with it. */
    static Catalogue read(InputStream yaml) throws IOException {
        try {
            return new Catalogue(List.of(new YAMLMapper(new YAMLFactory()).readValue(yaml, TestCase[].class)));
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
