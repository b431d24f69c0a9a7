package org.xentestday.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.junit.jupiter.api.Test;

/** The rights of each part here are those that the manifests give it on a cluster. */
final class BrokerUserTest {
    private static final Path MANIFESTS = Path.of("../k8s/base");

    @Test
    void streams_have_the_rights_of_the_manifest() throws IOException {
        assertThat(rights(BrokerUser.STREAMS)).isEqualTo(manifest("130-kafkauser-streams.yaml"));
    }

    @Test
    void the_role_enrol_has_the_rights_of_the_manifest() throws IOException {
        assertThat(rights(BrokerUser.ENROL)).isEqualTo(manifest("132-kafkauser-enrol.yaml"));
    }

    @Test
    void collector_and_indexer_together_have_the_rights_of_the_manifest() throws IOException {
        assertThat(rights(BrokerUser.COLLECTOR, BrokerUser.INDEXER))
                .isEqualTo(manifest("131-kafkauser-collector.yaml"));
    }

    @Test
    void the_operator_needs_none_written_down() {
        assertThat(rights(BrokerUser.ADMIN)).isEmpty();
    }

    private static Set<String> rights(BrokerUser... users) {
        return Stream.of(users)
                .flatMap(user -> user.rights().stream())
                .map(BrokerUserTest::words)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String words(AclBinding right) {
        String type = right.pattern().resourceType().name();
        String name = type.equals("CLUSTER") ? "" : right.pattern().name();
        String pattern =
                type.equals("CLUSTER") ? "" : right.pattern().patternType().name();
        return plain(type, name, pattern, right.entry().operation().name());
    }

    private static Set<String> manifest(String file) throws IOException {
        Set<String> rights = new TreeSet<>();
        JsonNode yaml = new YAMLMapper().readTree(Files.readAllBytes(MANIFESTS.resolve(file)));
        for (JsonNode rule : yaml.at("/spec/authorization/acls")) {
            JsonNode resource = rule.path("resource");
            String pattern = resource.path("patternType").asText().replace("prefix", "prefixed");
            for (JsonNode operation : rule.path("operations")) {
                rights.add(plain(
                        resource.path("type").asText(), resource.path("name").asText(), pattern, operation.asText()));
            }
        }
        return rights;
    }

    private static String plain(String... words) {
        return Stream.of(words)
                .map(word -> word.toLowerCase(Locale.ROOT).replace("_", ""))
                .collect(Collectors.joining(" "));
    }
}
