package org.xentestday.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Stream;

/** One resource and the file it is in. */
record Manifest(String file, JsonNode json) {
    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet");

    String kind() {
        return json.path("kind").asText();
    }

    String name() {
        return json.at("/metadata/name").asText();
    }

    /** Whether it runs pods of our own. */
    boolean workload() {
        return WORKLOADS.contains(kind());
    }

    JsonNode pod() {
        return json.at("/spec/template/spec");
    }

    Stream<JsonNode> containers() {
        return Stream.concat(
                Manifests.elements(pod().path("containers")), Manifests.elements(pod().path("initContainers")));
    }

    @Override
    public String toString() {
        return file;
    }
}
