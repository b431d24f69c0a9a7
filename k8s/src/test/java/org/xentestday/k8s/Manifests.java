package org.xentestday.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Manifests as their files say them. */
final class Manifests {
    static final Path BASE = Path.of("base");

    private static final YAMLMapper YAML = new YAMLMapper(new YAMLFactory());

    private Manifests() {}

    /** The resources that a kustomization lists, in its order. */
    static List<Manifest> base() {
        return elements(read(BASE.resolve("kustomization.yaml")).path("resources"))
                .map(name -> new Manifest(name.asText(), read(BASE.resolve(name.asText()))))
                .toList();
    }

    static Stream<Manifest> ofKind(String kind) {
        return base().stream().filter(manifest -> manifest.kind().equals(kind));
    }

    /** All documents of a rendered stream. */
    static List<JsonNode> documents(byte[] yaml) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            List<JsonNode> all = new ArrayList<>();
            documents.forEachRemaining(all::add);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
