package org.xentestday.standalone.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that Elasticsearch reads. */
final class ConfigurationTest {
    private ElasticsearchSettings settings;

    @BeforeEach
    void makeSecrets(@TempDir Path temp) throws IOException {
        settings = new ElasticsearchSettings(Path.of("/it's a dir"), 9200)
                .with(new ElasticsearchSecrets(temp.resolve("secrets")));
        settings.secrets().make();
    }

    @Test
    void a_directory_with_spaces_and_quotes_is_quoted() {
        assertThat(files(settings).get("elasticsearch.yml"))
                .contains("path.data: '/it''s a dir/data'\n", "path.logs: '/it''s a dir/logs'\n");
    }

    @Test
    void it_listens_on_loopback_only() {
        assertThat(files(settings).get("elasticsearch.yml")).contains("network.host: 127.0.0.1\n", "http.port: 9200\n");
    }

    @Test
    void the_process_carries_its_directory_as_mark() {
        assertThat(files(settings).get("jvm.options")).startsWith("-Dtestday.elasticsearch=/it's a dir\n");
    }

    @Test
    void roles_are_those_of_the_manifest() throws IOException {
        ObjectMapper yaml = new YAMLMapper();
        JsonNode manifest = yaml.readTree(Files.readAllBytes(Path.of("../k8s/base/200-elasticsearch-roles.yaml")));

        assertThat(yaml.readTree(files(settings).get("roles.yml")))
                .isEqualTo(yaml.readTree(manifest.at("/stringData/roles.yml").asText()));
    }

    @Test
    void users_are_told_as_salted_hashes() {
        String users = files(settings).getOrDefault("users", "");

        assertThat(users.lines())
                .hasSize(3)
                .allMatch(line -> line.matches("testday-[a-z]+:\\{PBKDF2}10000\\$\\S+\\$\\S+"));
        assertThat(users).doesNotContain(settings.secrets().password(ElasticsearchUser.ADMIN));
        assertThat(files(settings).get("users")).isNotEqualTo(users);
    }

    private static Map<String, String> files(ElasticsearchSettings settings) {
        return Configuration.of(settings);
    }
}
