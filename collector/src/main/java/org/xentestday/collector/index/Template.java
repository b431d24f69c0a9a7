package org.xentestday.collector.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.xentestday.model.json.Json;

/**
 * One template as its JSON resource says it.
 *
 * @param path where Elasticsearch keeps it
 * @param json what is sent
 */
record Template(String path, JsonNode json) {
    private static final String COMPONENT = "_component_template/testday-";
    private static final String INDEX = "_index_template/";

    /** Settings of every index. */
    static final Template SETTINGS = load(COMPONENT + "settings", "component-settings");
    /** Fields that the families share. */
    static final Template COMMON = load(COMPONENT + "common", "component-common");

    /** The template of a family's indices. */
    static Template of(Family family) {
        return load(INDEX + family.alias(), family.alias());
    }

    /** All of them, those first that others are composed of. */
    static List<Template> all() {
        return List.of(
                SETTINGS,
                COMMON,
                of(Family.RESULTS),
                of(Family.VERDICTS),
                of(Family.COVERAGE),
                of(Family.DISPOSITIONS),
                of(Family.REJECTED));
    }

    /** Counts up with every change; a collector never writes into what a newer one made. */
    int version() {
        return json.path("_meta").path("version").asInt();
    }

    /** The mapping it gives to new indices. */
    JsonNode mappings() {
        return json.path("template").path("mappings");
    }

    private static Template load(String path, String resource) {
        try (InputStream json = Template.class.getResourceAsStream(resource + ".json")) {
            if (json == null) {
                throw new IllegalStateException("no template " + resource);
            }
            return new Template(path, Json.tree(json.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped template " + resource + " must be readable", e);
        }
    }
}
