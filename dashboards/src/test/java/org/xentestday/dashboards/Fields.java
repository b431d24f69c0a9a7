package org.xentestday.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.xentestday.model.json.Json;

/** Field names: those that an index has, by the collector's templates, and those that a query uses. */
final class Fields {
    private static final String TEMPLATES = "/org/xentestday/collector/index/";
    private static final Pattern IN_LUCENE = Pattern.compile("(?:^|[\\s(])([a-z@][a-z_@.]*):");
    private static final Pattern EXISTS = Pattern.compile("_exists_:([a-z_@.]+)");

    private Fields() {}

    /** The fields of the indices behind an alias. */
    static Set<String> of(String alias) {
        Set<String> fields = new TreeSet<>();
        collect("", template("component-common"), fields);
        collect("", template(alias), fields);
        return fields;
    }

    /** The fields that a Lucene query names. */
    static Set<String> in(String lucene) {
        Set<String> fields = new TreeSet<>();
        IN_LUCENE.matcher(lucene).results().map(Fields::first).forEach(fields::add);
        EXISTS.matcher(lucene).results().map(Fields::first).forEach(fields::add);
        return fields;
    }

    private static String first(MatchResult match) {
        return match.group(1);
    }

    private static JsonNode template(String name) {
        try (InputStream json = Fields.class.getResourceAsStream(TEMPLATES + name + ".json")) {
            if (json == null) {
                throw new AssertionError("the collector has no index template " + name);
            }
            return Json.tree(json.readAllBytes()).at("/template/mappings");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(String path, JsonNode mapping, Set<String> fields) {
        mapping.path("properties").properties().forEach(entry -> {
            String name = path + entry.getKey();
            if (entry.getValue().has("type")) {
                fields.add(name);
            }
            collect(name + ".", entry.getValue(), fields);
        });
    }
}
