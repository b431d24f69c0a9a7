package org.xentestday.standalone.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.xentestday.standalone.port.Ports;

/** The files of an Elasticsearch's configuration directory, by name. All are ours, so that no default surprises. */
final class Configuration {
    private Configuration() {}

    static Map<String, String> of(ElasticsearchSettings settings) {
        Map<String, String> files = new HashMap<>(FileRealm.files(settings.secrets()));
        files.put("elasticsearch.yml", server(settings) + security());
        files.put("jvm.options", jvm(settings));
        files.put("log4j2.properties", resource("log4j2.properties"));
        return Map.copyOf(files);
    }

    static void write(ElasticsearchSettings settings) throws IOException {
        for (Map.Entry<String, String> file : of(settings).entrySet()) {
            // The directory is another user's when we are root: its links must not lead our writing elsewhere.
            Files.writeString(
                    settings.configuration().resolve(file.getKey()),
                    file.getValue(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** Watermarks are sizes: the usual percentages refuse to allocate on a laptop whose disk is nine tenths full. */
    private static String server(ElasticsearchSettings settings) {
        return """
                cluster.name: testday
                node.name: standalone
                discovery.type: single-node
                network.host: %s
                http.port: %d
                transport.port: 0
                path.data: %s
                path.logs: %s
                cluster.routing.allocation.disk.watermark.low: 300mb
                cluster.routing.allocation.disk.watermark.high: 200mb
                cluster.routing.allocation.disk.watermark.flood_stage: 100mb
                """.formatted(Ports.HOST, settings.port(), quoted(settings.data()), quoted(settings.logs()));
    }

    /** Who may ask: whom the file realm knows. TLS is left out because nothing leaves loopback. */
    private static String security() {
        return """
                xpack.security.enabled: true
                xpack.security.autoconfiguration.enabled: false
                xpack.security.enrollment.enabled: false
                xpack.security.http.ssl.enabled: false
                xpack.security.transport.ssl.enabled: false
                xpack.security.authc.reserved_realm.enabled: false
                xpack.security.authc.realms.native.native1.enabled: false
                xpack.security.authc.realms.native.native1.order: 1
                xpack.security.authc.realms.file.file1.order: 0
                """;
    }

    private static String quoted(Object value) {
        return "'" + value.toString().replace("'", "''") + "'";
    }

    /** Elasticsearch's own options for a heap as small as it serves well with; the first line marks the process. */
    private static String jvm(ElasticsearchSettings settings) {
        return """
                %s
                -XX:+UseSerialGC
                -Xms256m
                -Xmx256m
                -XX:-AlwaysPreTouch
                %s
                -XX:+ExitOnOutOfMemoryError
                -XX:CompileCommand=quiet
                -XX:CompileCommand=dontinline,java/lang/invoke/MethodHandle.setAsTypeCache
                -XX:CompileCommand=dontinline,java/lang/invoke/MethodHandle.asTypeUncached
                -XX:ErrorFile=%s/hs_err_pid%%p.log
                --add-modules=jdk.incubator.vector
                -Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1
                -Djava.io.tmpdir=${ES_TMPDIR}
                """.formatted(Mark.of(settings).argument(), compiler(settings.speed()), settings.logs());
    }

    private static String compiler(ElasticsearchSettings.Speed speed) {
        return switch (speed) {
            case QUICK_START -> "-XX:TieredStopAtLevel=1";
            case HIGH_RATE -> "-XX:+TieredCompilation";
        };
    }

    /** A file that is the same for every installation. */
    static String resource(String name) {
        try (InputStream resource = Objects.requireNonNull(Configuration.class.getResourceAsStream(name))) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
