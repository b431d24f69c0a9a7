package org.xentestday.collector.readiness;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.catalogue.Catalogue;

/** Finds the policy: {@code testday.policy} names a file, otherwise the one that ships with this version holds. */
@Factory
final class Policies {
    private static final String SHIPPED = "policy.yaml";

    /** Read at start, so that a broken policy keeps the process from starting and not from reporting. */
    @Bean
    @Context
    Policy policy(@Property(name = "testday.policy") @Nullable String file) {
        return file == null || file.isBlank() ? shipped() : of(Path.of(file));
    }

    static Policy shipped() {
        try (InputStream yaml = Policies.class.getResourceAsStream(SHIPPED)) {
            if (yaml == null) {
                throw new IllegalStateException("the policy must ship with this version");
            }
            return read(SHIPPED, new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped policy must be readable", e);
        }
    }

    static Policy of(Path file) {
        try {
            return read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new BrokenPolicyException("The policy " + file + " cannot be read: " + e + ".");
        }
    }

    private static Policy read(String name, String yaml) throws IOException {
        try {
            return new PolicyReader(Catalogue.shipped()).read(yaml);
        } catch (BrokenPolicyException e) {
            throw new BrokenPolicyException("The policy " + name + " is broken in " + e.getMessage() + ".");
        }
    }
}
