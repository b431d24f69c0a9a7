package org.xentestday.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.xentestday.standalone.broker.BrokerUser;
import org.xentestday.standalone.index.Index;
import org.xentestday.standalone.port.Ports;

/**
 * One installation on this machine, its parts in processes and directories of their own.
 *
 * @param directory above all of theirs
 * @param broker name of the directory of the part that has the broker, and with it the secrets of all
 */
record Installation(Path directory, String broker, int port, int kafkaPort, int elasticsearchPort) {
    /** On ports that are free now. */
    static Installation in(Path directory, String broker) {
        return new Installation(directory, broker, Ports.free(), Ports.free(), Ports.free());
    }

    /** A part in a directory of its name. */
    ServerProcess up(String part, String... more) throws IOException {
        return start("up", part, part, more);
    }

    /** {@code testday-server COMMAND --parts PARTS}, with all that one part must know of the others. */
    ServerProcess start(String command, String parts, String data, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(command, "--parts", parts));
        arguments.addAll(List.of("--data", directory.resolve(data).toString()));
        arguments.addAll(List.of("--secrets", secrets().toString()));
        arguments.addAll(List.of("--port", String.valueOf(port), "--kafka-port", String.valueOf(kafkaPort)));
        arguments.addAll(List.of("--elasticsearch-port", String.valueOf(elasticsearchPort)));
        arguments.addAll(List.of(more));
        return ServerProcess.start(directory, arguments.toArray(String[]::new));
    }

    /** Settings of a Kafka client that may read everything. */
    Map<String, Object> admin() {
        return Records.as(BrokerUser.ADMIN, directory.resolve(broker), kafkaPort);
    }

    /** Its Elasticsearch. */
    Index index() {
        return Index.of(elasticsearchPort, secrets());
    }

    /** Its collector, where that is a part of its own. */
    IntakeClient intake() {
        return new IntakeClient(port, directory.resolve("collector"));
    }

    private Path secrets() {
        return directory.resolve(broker).resolve("secrets");
    }
}
