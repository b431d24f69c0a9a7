package org.xentestday.model.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.xentestday.model.json.Json;
import org.xentestday.model.json.Places;
import org.xentestday.model.json.Schema;

/** The tests of one area as a person wrote them, in YAML. Every complaint names the file and the line. */
final class AreaFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path file;
    private final JsonNode entries;
    private final Places places;

    private AreaFile(Path file, JsonNode entries, Places places) {
        this.file = file;
        this.entries = entries;
        this.places = places;
    }

    /** The tests in that file; {@link BrokenCatalogueException} says in one sentence what is wrong with it. */
    static List<TestCase> read(Path file, String area) throws IOException {
        byte[] yaml = Files.readAllBytes(file);
        try {
            return new AreaFile(file, YAML.readTree(yaml), places(yaml)).tests(area);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw broken(file, line, e.getOriginalMessage().lines().findFirst().orElse("not YAML"));
        }
    }

    private static Places places(byte[] yaml) throws IOException {
        try (JsonParser parser = YAML.createParser(yaml)) {
            return Places.of(parser);
        }
    }

    private List<TestCase> tests(String area) throws IOException {
        CatalogueSchema.current().faults(entries).stream()
                .min(Comparator.comparing((Schema.Fault fault) -> !places.has(fault.at())) // a misspelt key first
                        .thenComparingInt(fault -> line(fault.at()))
                        .thenComparing(Schema.Fault::sentence))
                .ifPresent(fault -> {
                    throw broken(file, line(fault.at()), fault.sentence());
                });
        List<TestCase> tests = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            tests.add(test(((ObjectNode) entries.get(i)).put("area", area), i));
        }
        return tests;
    }

    private TestCase test(JsonNode entry, int place) throws IOException {
        try {
            return Json.read(entry, TestCase.class);
        } catch (ValueInstantiationException e) {
            Throwable wrong = Objects.requireNonNullElse(e.getCause(), e);
            throw broken(file, line(JsonPointer.empty().appendIndex(place)), String.valueOf(wrong.getMessage()));
        }
    }

    private int line(JsonPointer at) {
        return places.of(at).line();
    }

    static BrokenCatalogueException broken(Path file, int line, String sentence) {
        return new BrokenCatalogueException(file + ", line " + line + ": " + sentence);
    }
}
