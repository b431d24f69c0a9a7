package org.xentestday.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RenderTest {
    /** The API versions that the operators and Kubernetes 1.30 or later serve. */
    private static final Map<String, String> SERVED = Map.ofEntries(
            Map.entry("Namespace", "v1"),
            Map.entry("ServiceAccount", "v1"),
            Map.entry("ConfigMap", "v1"),
            Map.entry("Secret", "v1"),
            Map.entry("Service", "v1"),
            Map.entry("PersistentVolumeClaim", "v1"),
            Map.entry("Deployment", "apps/v1"),
            Map.entry("StatefulSet", "apps/v1"),
            Map.entry("PodDisruptionBudget", "policy/v1"),
            Map.entry("NetworkPolicy", "networking.k8s.io/v1"),
            Map.entry("Kafka", "kafka.strimzi.io/v1"),
            Map.entry("KafkaNodePool", "kafka.strimzi.io/v1"),
            Map.entry("KafkaTopic", "kafka.strimzi.io/v1"),
            Map.entry("KafkaUser", "kafka.strimzi.io/v1"),
            Map.entry("Elasticsearch", "elasticsearch.k8s.elastic.co/v1"));

    @Test
    void every_file_is_listed_once_and_holds_one_resource() throws IOException {
        // given
        List<String> listed = Manifests.base().stream().map(Manifest::file).toList();

        // when
        List<String> files;
        try (Stream<Path> all = Files.list(Manifests.BASE)) {
            files = all.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("kustomization.yaml"))
                    .sorted()
                    .toList();
        }

        // then
        assertThat(listed).isEqualTo(files);
        assertThat(listed).extracting(name -> name.substring(0, 3)).doesNotHaveDuplicates();
        assertThat(listed).allSatisfy(name -> {
            assertThat(name).matches("\\d{3}-[a-z-]+\\.yaml");
            assertThat(Manifests.documents(Files.readAllBytes(Manifests.BASE.resolve(name))))
                    .hasSize(1);
        });
    }

    @Test
    void every_resource_is_of_a_version_that_is_served() {
        assertThat(Manifests.base())
                .allSatisfy(manifest -> assertThat(SERVED)
                        .containsEntry(
                                manifest.kind(),
                                manifest.json().path("apiVersion").asText()));
    }

    @Test
    void no_two_resources_have_the_same_name() {
        assertThat(Manifests.base())
                .extracting(manifest -> manifest.kind() + "/" + manifest.name())
                .doesNotHaveDuplicates();
    }

    @Test
    void kubectl_renders_what_the_files_say() throws Exception {
        // given
        assumeTrue(onPath("kubectl"), "kubectl is not here; the other tests read the files themselves");

        // when
        Process kubectl = new ProcessBuilder("kubectl", "kustomize", Manifests.BASE.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<JsonNode> rendered = Manifests.documents(kubectl.getInputStream().readAllBytes());

        // then
        assertThat(kubectl.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(kubectl.exitValue()).isZero();
        assertThat(rendered)
                .extracting(RenderTest::name)
                .containsExactlyInAnyOrderElementsOf(Manifests.base().stream()
                        .map(manifest -> name(manifest.json()))
                        .toList());
        assertThat(rendered)
                .filteredOn(resource -> !resource.path("kind").asText().equals("Namespace"))
                .allSatisfy(resource ->
                        assertThat(resource.at("/metadata/namespace").asText()).isEqualTo("testday"));
    }

    private static String name(JsonNode resource) {
        return resource.path("kind").asText() + "/"
                + resource.at("/metadata/name").asText();
    }

    private static boolean onPath(String command) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
    }
}
