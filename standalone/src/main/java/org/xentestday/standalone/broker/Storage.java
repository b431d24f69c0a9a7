package org.xentestday.standalone.broker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** Formats a log directory once, as {@code kafka-storage format} does. */
final class Storage {
    private Storage() {}

    static void formatIfNew(BrokerSettings settings) throws Exception {
        String directory = settings.directory().toString();
        if (Files.exists(settings.directory().resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(BrokerProperties.NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(directory)
                .setMetadataLogDirectory(directory)
                .setControllerListenerName(BrokerProperties.CONTROLLER)
                .setIgnoreFormatted(true)
                .run();
    }
}
