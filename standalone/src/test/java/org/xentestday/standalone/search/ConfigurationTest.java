package org.xentestday.standalone.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The files that Elasticsearch reads. */
final class ConfigurationTest {
    private final ElasticsearchSettings settings = new ElasticsearchSettings(Path.of("/it's a dir"), 9200);

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

    private static Map<String, String> files(ElasticsearchSettings settings) {
        return Configuration.of(settings);
    }
}
