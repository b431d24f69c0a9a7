package org.xentestday.standalone.up;

import java.util.List;
import org.xentestday.standalone.data.DataDirectory;
import org.xentestday.standalone.search.ElasticsearchSettings;

/** Makes the parts that run here. A new part is a name in {@link PartName} and a case here. */
final class Parts {
    private final UpOptions options;
    private final DataDirectory data;
    private final Lines lines;

    Parts(UpOptions options, DataDirectory data, Lines lines) {
        this.options = options;
        this.data = data;
        this.lines = lines;
    }

    /** In the order of the start. */
    List<Part> all() {
        return options.parts().stream().map(this::part).toList();
    }

    private Part part(PartName name) {
        return switch (name) {
            case BROKER -> new BrokerPart(data.of(name.toString()), options.kafkaPort());
            case ELASTICSEARCH ->
                new ElasticsearchPart(
                        new ElasticsearchSettings(data.passable(name.toString()), options.elasticsearchPort())
                                .lentTo(options.elasticsearchUser()),
                        lines);
        };
    }
}
