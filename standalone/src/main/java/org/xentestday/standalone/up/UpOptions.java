package org.xentestday.standalone.up;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xentestday.standalone.data.DataDirectory;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;
import org.xentestday.standalone.search.ElasticsearchSettings;
import picocli.CommandLine.Option;

/** Where an installation lies, where it listens, and what of it runs here; shared by every command that starts it. */
public final class UpOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything lies. Usually $XDG_STATE_HOME/testday, for root /var/lib/testday.")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port of the board and the intake (${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--kafka-port",
            paramLabel = "N",
            defaultValue = "9092",
            description = "Port of the Kafka broker (${DEFAULT-VALUE}).")
    private int kafkaPort;

    @Option(
            names = "--elasticsearch-port",
            paramLabel = "N",
            defaultValue = "9200",
            description = "Port of Elasticsearch (${DEFAULT-VALUE}).")
    private int elasticsearchPort;

    @Option(
            names = "--elasticsearch-user",
            paramLabel = "USER",
            defaultValue = ElasticsearchSettings.USUAL_USER,
            description = "Who runs Elasticsearch when root starts it (${DEFAULT-VALUE}).")
    private String elasticsearchUser = ElasticsearchSettings.USUAL_USER;

    @Option(
            names = "--parts",
            paramLabel = "PART",
            split = ",",
            description = "Run only these here: ${COMPLETION-CANDIDATES}. The others are expected at the ports named.")
    private Set<PartName> parts = EnumSet.allOf(PartName.class);

    @Option(
            names = "--secrets",
            paramLabel = "DIR",
            description =
                    "Where the passwords of Kafka's and Elasticsearch's users lie, usually secrets in --data: for "
                            + "parts on different data.")
    private @Nullable Path secrets;

    @Option(names = "--policy", paramLabel = "FILE", description = "The readiness policy, instead of the one we ship.")
    private @Nullable Path policy;

    /** The directory chosen, or the usual one. */
    public Path data() {
        return data != null ? data : DataDirectory.usual();
    }

    /** The directory chosen, or that one beside the usual one. */
    public Path dataOr(String sibling) {
        return data != null ? data : DataDirectory.usual().resolveSibling(sibling);
    }

    /** The port of the board and the intake. */
    public int port() {
        return port;
    }

    /** The port of the Kafka broker. */
    public int kafkaPort() {
        return kafkaPort;
    }

    int elasticsearchPort() {
        return elasticsearchPort;
    }

    String elasticsearchUser() {
        return elasticsearchUser;
    }

    /** In the order of their start. */
    Set<PartName> parts() {
        return EnumSet.copyOf(parts);
    }

    /** Where the passwords of that server's users lie. */
    Path secrets(DataDirectory directory, String server) {
        return (secrets != null ? secrets.toAbsolutePath() : directory.path().resolve("secrets")).resolve(server);
    }

    /** The policy's absolute path, readable. */
    Optional<Path> policy() {
        if (policy != null && !Files.isReadable(policy)) {
            throw new StartException(ExitCode.CONFIGURATION, "The policy %s cannot be read.".formatted(policy));
        }
        return Optional.ofNullable(policy).map(Path::toAbsolutePath);
    }
}
