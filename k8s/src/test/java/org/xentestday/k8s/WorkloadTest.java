package org.xentestday.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pods of our own. Where kube-linter has the rule, the comment names it. */
class WorkloadTest {
    private static final Path STREAMS = Path.of("..", "streams", "src", "main", "java");
    private static final Path COLLECTOR = Path.of("..", "collector", "src", "main");
    private static final Pattern VARIABLE = Pattern.compile("TESTDAY_[A-Z_]+");

    static Stream<Manifest> workloads() {
        return Manifests.base().stream().filter(Manifest::workload);
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void a_pod_meets_the_restricted_standard(Manifest workload) {
        // run-as-non-root, privilege-escalation-container, drop-net-raw-capability, no-read-only-root-fs
        assertThat(workload.pod().at("/securityContext/runAsNonRoot").asBoolean())
                .isTrue();
        assertThat(workload.pod().at("/securityContext/seccompProfile/type").asText())
                .isEqualTo("RuntimeDefault");
        assertThat(workload.containers()).isNotEmpty().allSatisfy(container -> {
            JsonNode context = container.path("securityContext");
            assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
            assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(context.at("/capabilities/drop").toString()).isEqualTo("[\"ALL\"]");
        });
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void a_pod_gets_no_token_of_the_api_server(Manifest workload) {
        // access-to-secrets, non-existent-service-account, default-service-account
        assertThat(workload.pod().path("automountServiceAccountToken").asBoolean(true))
                .isFalse();
        assertThat(Manifests.ofKind("ServiceAccount").map(Manifest::name))
                .contains(workload.pod().path("serviceAccountName").asText());
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void a_container_says_what_it_needs_and_how_it_is(Manifest workload) {
        // unset-cpu-requirements, unset-memory-requirements, no-liveness-probe, no-readiness-probe, latest-tag
        assertThat(workload.containers()).allSatisfy(container -> {
            assertThat(container.at("/resources/requests/cpu").asText()).isNotBlank();
            assertThat(container.at("/resources/requests/memory").asText())
                    .isNotBlank()
                    .isEqualTo(container.at("/resources/limits/memory").asText());
            assertThat(container.path("image").asText()).matches("testday-(streams|collector):\\d+\\.\\d+\\.\\d+");
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                assertThat(container.path(probe).at("/httpGet/path").asText())
                        .as(probe)
                        .startsWith("/health/");
            }
            assertThat(container.at("/livenessProbe/httpGet/path"))
                    .isNotEqualTo(container.at("/readinessProbe/httpGet/path"));
        });
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void a_workload_is_spread_and_its_labels_agree(Manifest workload) {
        // no-anti-affinity, mismatching-selector
        String name = workload.json().at("/spec/selector/matchLabels").toString();
        assertThat(workload.pod()
                        .at("/topologySpreadConstraints/0/labelSelector/matchLabels")
                        .toString())
                .isEqualTo(name);
        assertThat(workload.json().at("/spec/template/metadata/labels"))
                .isEqualTo(workload.json().at("/metadata/labels"));
        assertThat(workload.json()
                        .at("/metadata/labels")
                        .path("app.kubernetes.io/part-of")
                        .asText())
                .isEqualTo("testday");
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void whoever_has_several_pods_gives_up_one_at_a_time(Manifest workload) {
        // no-pod-disruption-budget
        if (workload.json().at("/spec/replicas").asInt() > 1) {
            assertThat(Manifests.ofKind("PodDisruptionBudget"))
                    .filteredOn(budget -> budget.json()
                            .at("/spec/selector/matchLabels")
                            .equals(workload.json().at("/spec/selector/matchLabels")))
                    .singleElement()
                    .satisfies(budget -> assertThat(
                                    budget.json().at("/spec/maxUnavailable").asInt())
                            .isEqualTo(1));
        }
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void what_a_pod_mounts_is_there(Manifest workload) {
        Set<String> volumes = new TreeSet<>();
        workload.pod()
                .path("volumes")
                .forEach(volume -> volumes.add(volume.path("name").asText()));
        workload.json()
                .at("/spec/volumeClaimTemplates")
                .forEach(claim -> volumes.add(claim.at("/metadata/name").asText()));
        Set<String> mounts = new TreeSet<>();
        workload.containers()
                .forEach(container -> container
                        .path("volumeMounts")
                        .forEach(mount -> mounts.add(mount.path("name").asText())));

        assertThat(mounts).isEqualTo(volumes);
    }

    @Test
    void streams_read_every_variable_that_is_set_for_them() throws IOException {
        // given
        Set<String> read = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(STREAMS)) {
            for (Path source : (Iterable<Path>) sources.filter(Files::isRegularFile)::iterator) {
                VARIABLE.matcher(Files.readString(source)).results().forEach(found -> read.add(found.group()));
            }
        }

        // then
        assertThat(read).containsAll(variables("testday-streams"));
    }

    @Test
    void the_collector_has_a_setting_for_every_variable_that_is_set_for_it() throws IOException {
        // given
        Set<String> settings = new TreeSet<>(Set.of("TESTDAY_KAFKA_JAAS")); // the ConfigMap's own
        settings.addAll(names("", Manifests.read(COLLECTOR.resolve(Path.of("resources", "application.yml")))));
        String source = Files.readString(
                COLLECTOR.resolve(Path.of("java/org/xentestday/collector/index/ElasticsearchClients.java")));
        Stream.of("user", "password", "caFile")
                .filter(name ->
                        Pattern.compile("\\b" + name + ",").matcher(source).find())
                .map(name -> "TESTDAY_ELASTICSEARCH_" + (name.equals("caFile") ? "CA_FILE" : upper(name)))
                .forEach(settings::add);

        // then
        assertThat(settings).containsAll(variables("testday-collector"));
        assertThat(variables("testday-enrol")).contains("TESTDAY_ORGANISER_SECRET");
    }

    /** The variables of ours that a workload's container gets. */
    private static Set<String> variables(String workload) {
        Set<String> names = new TreeSet<>();
        workloads()
                .filter(manifest -> manifest.name().equals(workload))
                .flatMap(Manifest::containers)
                .flatMap(container -> Manifests.elements(container.path("env")))
                .map(variable -> variable.path("name").asText())
                .filter(name -> name.startsWith("TESTDAY_"))
                .forEach(names::add);
        assertThat(names).isNotEmpty();
        return names;
    }

    /** Settings as the environment names them. */
    private static Set<String> names(String prefix, JsonNode yaml) {
        Set<String> names = new TreeSet<>();
        yaml.properties().forEach(entry -> {
            String name = prefix + upper(entry.getKey());
            names.add(name);
            names.addAll(names(name + "_", entry.getValue()));
        });
        return names;
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
