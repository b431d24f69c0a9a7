package org.xentestday.collector.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.xentestday.collector.problem.Problem;
import org.xentestday.collector.problem.ProblemType;

/**
 * Completes the answers that are problems. Controllers name the codes of a status in the description of its response
 * ({@code "unsigned, not-enrolled"}); from that come the schema, the meaning of each type, and the headers.
 */
final class ProblemResponses {
    /** What any request may be answered. */
    static final Set<ProblemType> COMMON = EnumSet.of(
            ProblemType.MALFORMED,
            ProblemType.ACCOUNT_ONLY,
            ProblemType.NOT_FOUND,
            ProblemType.METHOD_NOT_ALLOWED,
            ProblemType.NOT_ACCEPTABLE,
            ProblemType.TOO_LARGE,
            ProblemType.UNSUPPORTED_MEDIA_TYPE,
            ProblemType.TOO_MANY_REQUESTS,
            ProblemType.UNEXPECTED);

    private static final String ANY = "AnyRequest";

    private ProblemResponses() {}

    static void putInto(ObjectNode document) {
        ObjectNode components = (ObjectNode) document.path("components");
        schema(components.withObjectProperty("schemas").putObject("Problem"));
        complete(components.withObjectProperty("responses").putObject(ANY), List.copyOf(COMMON));
        document.path("paths").forEach(path -> path.forEach(ProblemResponses::operation));
    }

    private static void operation(JsonNode operation) {
        ObjectNode responses = (ObjectNode) operation.path("responses");
        Set<ProblemType> all = EnumSet.noneOf(ProblemType.class);
        for (Map.Entry<String, JsonNode> response : responses.properties()) {
            List<ProblemType> types =
                    types(response.getValue().path("description").asText());
            if (response.getKey().charAt(0) >= '4' && !types.isEmpty()) {
                complete((ObjectNode) response.getValue(), types);
                all.addAll(types);
            }
        }
        if (all.contains(ProblemType.ORGANISER_ONLY) || all.contains(ProblemType.ACCOUNT_ONLY)) {
            ((ObjectNode) operation).putArray("security").addObject().putArray(ApiInfo.ORGANISER);
        }
        responses.putObject("default").put("$ref", "#/components/responses/" + ANY);
    }

    /** Empty if one of the words is no code. */
    private static List<ProblemType> types(String codes) {
        List<ProblemType> types = new ArrayList<>();
        for (String code : codes.split(", ", -1)) {
            ProblemType.of(code).ifPresent(types::add);
        }
        return types.size() == codes.split(", ", -1).length ? types : List.of();
    }

    private static void complete(ObjectNode response, List<ProblemType> types) {
        response.put(
                "description",
                types.stream()
                        .map(type -> "`" + type.code() + "`: " + type.meaning())
                        .collect(Collectors.joining(" ")));
        if (types.stream().anyMatch(ProblemType::passes)) {
            ObjectNode header = response.putObject("headers").putObject("Retry-After");
            header.put("description", "Seconds; with 429 and 503.");
            header.putObject("schema").put("type", "integer").put("minimum", 1);
        }
        ObjectNode schema =
                response.putObject("content").putObject(Problem.CONTENT_TYPE).putObject("schema");
        ArrayNode all = schema.putArray("allOf");
        all.addObject().put("$ref", "#/components/schemas/Problem");
        ArrayNode names = all.addObject()
                .put("type", "object")
                .putObject("properties")
                .putObject("type")
                .put("type", "string")
                .putArray("enum");
        types.forEach(type -> names.add(type.uri()));
    }

    private static void schema(ObjectNode problem) {
        problem.put("type", "object").put("description", "A problem as RFC 9457 writes it.");
        problem.putArray("required").add("type").add("status").add("title").add("detail");
        ObjectNode properties = problem.putObject("properties");
        property(properties, "type", "string", "Stable; for programs.");
        property(properties, "status", "integer", "Of the answer, or of the line.");
        property(properties, "title", "string", "The same for all problems of a type.");
        property(properties, "detail", "string", "One sentence about this occurrence, for a person.");
        property(properties, "instance", "string", "Names the occurrence in the log; with unexpected only.");
        property(properties, "line", "integer", "Of the body, from 1; where a document cannot be used.");
        property(properties, "column", "integer", "In that line, from 1.");
    }

    private static void property(ObjectNode properties, String name, String type, String description) {
        properties.putObject(name).put("type", type).put("description", description);
    }
}
