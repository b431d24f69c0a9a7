package org.xentestday.agent.evidence;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads the resource {@code signatures.yaml}. */
final class Shipped {
    private Shipped() {}

    static List<Signature> catalogue() {
        try (InputStream yaml = Shipped.class.getResourceAsStream("signatures.yaml")) {
            return List.of(new YAMLMapper().readValue(yaml, Signature[].class));
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped signatures must be readable", e);
        }
    }
}
