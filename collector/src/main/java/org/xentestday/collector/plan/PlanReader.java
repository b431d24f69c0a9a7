package org.xentestday.collector.plan;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.micronaut.http.HttpStatus;
import java.io.IOException;
import java.util.Optional;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.model.event.EventType;
import org.xentestday.model.json.Json;
import org.xentestday.model.json.Schema;
import org.xentestday.model.plan.Plan;

/** Reads a plan that an organiser wrote, by hand perhaps, and says in one sentence what is wrong with it. */
final class PlanReader {
    private static final Schema SCHEMA = Schema.of(EventType.PLAN.schema());
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private PlanReader() {}

    static Plan json(byte[] text) {
        return read(() -> Json.tree(text));
    }

    static Plan yaml(byte[] text) {
        return read(() -> YAML.readTree(text));
    }

    private interface Reading {
        JsonNode read() throws IOException;
    }

    private static Plan read(Reading reading) {
        try {
            JsonNode tree = reading.read();
            Optional<String> broken = SCHEMA.broken(tree);
            if (broken.isPresent()) {
                throw problem("invalid", "The plan is not valid: " + broken.get() + ".");
            }
            return Json.read(tree, Plan.class);
        } catch (JacksonException e) {
            throw problem("malformed", "The plan cannot be read: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw problem("malformed", "The plan cannot be read as text.");
        }
    }

    private static ProblemException problem(String code, String detail) {
        return ProblemException.of(HttpStatus.BAD_REQUEST, code, detail);
    }
}
