package org.xentestday.standalone.up;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xentestday.standalone.broker.BrokerSecrets;
import org.xentestday.standalone.data.DataDirectory;
import org.xentestday.standalone.data.OrganiserSecret;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;
import org.xentestday.standalone.port.Ports;
import org.xentestday.standalone.search.ElasticsearchSecrets;
import org.xentestday.standalone.search.ElasticsearchSettings;
import org.xentestday.standalone.search.ElasticsearchUser;

/** Makes the parts that run here. A new part is a name in {@link PartName} and a case here. */
final class Parts {
    private final UpOptions options;
    private final Listener listener;
    private final DataDirectory data;
    private final Lines lines;
    private final BrokerSecrets secrets;
    private final ElasticsearchSecrets elasticsearchSecrets;

    Parts(UpOptions options, Listener listener, DataDirectory data, Lines lines) {
        this.options = options;
        this.listener = listener;
        this.data = data;
        this.lines = lines;
        this.secrets = new BrokerSecrets(options.secrets(data, "kafka"));
        this.elasticsearchSecrets = new ElasticsearchSecrets(options.secrets(data, "elasticsearch"));
        makeSecrets();
    }

    private void makeSecrets() {
        try {
            secrets.make();
            elasticsearchSecrets.make();
        } catch (IOException e) {
            throw new StartException(
                    ExitCode.DATA_UNWRITABLE,
                    "%s cannot be written: %s.".formatted(secrets.directory().resolveSibling(""), e.getMessage()),
                    e);
        }
    }

    /** In the order of the start. */
    List<Part> all() {
        return options.parts().stream().map(this::part).toList();
    }

    private Part part(PartName name) {
        return switch (name) {
            case BROKER -> new BrokerPart(data.of(name.toString()), secrets, options.kafkaPort());
            case ELASTICSEARCH ->
                new ElasticsearchPart(
                        new ElasticsearchSettings(data.passable(name.toString()), options.elasticsearchPort())
                                .with(elasticsearchSecrets)
                                .lentTo(options.elasticsearchUser()),
                        lines);
            case STREAMS -> new StreamsPart(data.of(name.toString()), secrets, options.kafkaPort());
            case COLLECTOR -> new CollectorPart(collector(data.of(name.toString())), secrets, listener, options.port());
        };
    }

    private Map<String, Object> collector(Path directory) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "testday.port",
                options.port(),
                "testday.data",
                directory.toString(),
                "testday.kafka.bootstrap-servers",
                Ports.HOST + ":" + options.kafkaPort(),
                "testday.kafka.machines.bootstrap-servers",
                Ports.HOST + ":" + options.kafkaPort(),
                "testday.elasticsearch.url",
                "http://" + Ports.HOST + ":" + options.elasticsearchPort(),
                "testday.organiser.secret",
                OrganiserSecret.in(data).value()));
        properties.putAll(elasticsearchSecrets.client(ElasticsearchUser.COLLECTOR));
        properties.putAll(listener.settings());
        options.policy().ifPresent(policy -> properties.put("testday.policy", policy.toString()));
        return properties;
    }
}
