package org.xentestday.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xentestday.model.Topics;

/** Topics and rights, against the contract. The operator checks no name and no setting in there. */
class KafkaTest {
    private static final Set<String> SETTINGS =
            Set.of("cleanup.policy", "retention.ms", "message.timestamp.type", "min.insync.replicas");
    private static final String TWO_YEARS = Long.toString(730L * 24 * 3600 * 1000);

    @Test
    void the_topics_are_those_of_the_contract() {
        assertThat(Manifests.ofKind("KafkaTopic").map(Manifest::name))
                .containsExactlyElementsOf(
                        Topics.all().stream().map(Topics::topic).toList());
    }

    @ParameterizedTest
    @EnumSource
    void a_topic_is_kept_as_the_contract_says(Topics topic) {
        // given
        JsonNode config = spec(topic).path("config");

        // then
        assertThat(config.properties())
                .allSatisfy(setting -> assertThat(SETTINGS).contains(setting.getKey()));
        assertThat(config.path("cleanup.policy").asText()).isEqualTo(topic.compacted() ? "compact" : "delete");
        assertThat(config.path("retention.ms").asText()).isEqualTo(topic.compacted() ? "" : TWO_YEARS);
        assertThat(config.path("min.insync.replicas").asText()).isEqualTo("2");
        assertThat(spec(topic).path("replicas").asInt()).isEqualTo(3);
    }

    @Test
    void clocks_of_test_machines_do_not_decide_how_long_their_results_are_kept() {
        assertThat(spec(Topics.RESULTS)
                        .at("/config")
                        .path("message.timestamp.type")
                        .asText())
                .isEqualTo("LogAppendTime");
    }

    @Test
    void what_has_the_key_of_results_is_spread_as_results_are() {
        assertThat(spec(Topics.ACTIVITY).path("partitions").asInt())
                .isEqualTo(spec(Topics.RESULTS).path("partitions").asInt());
    }

    @Test
    void every_resource_of_the_cluster_carries_its_label() {
        assertThat(Stream.of("KafkaTopic", "KafkaUser", "KafkaNodePool").flatMap(Manifests::ofKind))
                .allSatisfy(manifest -> assertThat(manifest.json()
                                .at("/metadata/labels")
                                .path("strimzi.io/cluster")
                                .asText())
                        .isEqualTo("testday"));
    }

    @Test
    void the_cluster_promises_what_acknowledged_means() {
        // given
        JsonNode kafka =
                Manifests.ofKind("Kafka").findFirst().orElseThrow().json().at("/spec/kafka");

        // then
        assertThat(kafka.path("config").path("default.replication.factor").asInt())
                .isEqualTo(3);
        assertThat(kafka.path("config").path("min.insync.replicas").asInt()).isEqualTo(2);
        assertThat(kafka.path("config").path("auto.create.topics.enable").asBoolean(true))
                .isFalse();
        assertThat(Manifests.elements(kafka.path("listeners"))).allSatisfy(listener -> {
            assertThat(listener.path("tls").asBoolean()).isTrue();
            assertThat(listener.at("/authentication/type").asText()).isEqualTo("scram-sha-512");
        });
    }

    @Test
    void only_streams_may_write_what_streams_say() {
        assertThat(writers(Topics.VERDICTS)).containsExactly("testday-streams");
        assertThat(writers(Topics.COVERAGE)).containsExactly("testday-streams");
        assertThat(writers(Topics.DISPOSITIONS)).containsExactly("testday-streams");
        assertThat(writers(Topics.RESULTS)).containsExactly("testday-collector");
        assertThat(writers(Topics.MACHINES)).containsExactly("testday-enrol");
        assertThat(writers(Topics.ACCOUNTS)).containsExactly("testday-enrol");
    }

    @Test
    void every_right_is_about_a_topic_that_exists() {
        // given
        Set<String> topics = Topics.all().stream().map(Topics::topic).collect(Collectors.toSet());

        // then
        assertThat(Manifests.ofKind("KafkaUser").flatMap(KafkaTest::rules))
                .filteredOn(rule -> rule.at("/resource/type").asText().equals("topic")
                        && rule.at("/resource/patternType").asText().equals("literal"))
                .allSatisfy(rule ->
                        assertThat(topics).contains(rule.at("/resource/name").asText()));
    }

    @Test
    void only_the_role_that_lets_machines_in_has_rights_over_the_cluster() {
        assertThat(Manifests.ofKind("KafkaUser")
                        .filter(user -> rules(user)
                                .anyMatch(rule ->
                                        rule.at("/resource/type").asText().equals("cluster")))
                        .map(Manifest::name))
                .containsExactly("testday-enrol");
    }

    @Test
    void the_operator_leaves_the_users_of_machines_alone() {
        // given
        JsonNode environment = Manifests.ofKind("Kafka")
                .findFirst()
                .orElseThrow()
                .json()
                .at("/spec/entityOperator/template/userOperatorContainer/env/0");

        // then
        assertThat(environment.path("name").asText()).isEqualTo("STRIMZI_IGNORED_USERS_PATTERN");
        assertThat("testday-machine-0123456789abcdef")
                .matches(environment.path("value").asText());
        assertThat("testday-collector").doesNotMatch(environment.path("value").asText());
    }

    private static JsonNode spec(Topics topic) {
        return Manifests.ofKind("KafkaTopic")
                .filter(manifest -> manifest.name().equals(topic.topic()))
                .findFirst()
                .orElseThrow()
                .json()
                .path("spec");
    }

    private static Set<String> writers(Topics topic) {
        return Manifests.ofKind("KafkaUser")
                .filter(user -> rules(user)
                        .anyMatch(rule -> rule.at("/resource/name").asText().equals(topic.topic())
                                && rule.path("operations").toString().contains("Write")))
                .map(Manifest::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<JsonNode> rules(Manifest user) {
        return Manifests.elements(user.json().at("/spec/authorization/acls"));
    }
}
