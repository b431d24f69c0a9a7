package org.xentestday.collector.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The OpenAPI document of all roles, whichever run here. Thread-safe. */
@Singleton
final class OpenApi {
    private static final String COMPILED = "/META-INF/swagger/xen-testday-collector-1.yml";

    private @Nullable String yaml;

    /** The document as YAML; made at the first call. */
    synchronized String yaml() {
        String made = yaml;
        if (made == null) {
            made = make();
            yaml = made;
        }
        return made;
    }

    private static String make() {
        ObjectMapper mapper = YAMLMapper.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                .build();
        try (InputStream compiled =
                Objects.requireNonNull(OpenApi.class.getResourceAsStream(COMPILED), "made by the build")) {
            ObjectNode document = mapper.readValue(compiled, ObjectNode.class);
            Contract.putInto(document);
            Operators.putInto(document);
            ProblemResponses.putInto(document);
            return mapper.writeValueAsString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
