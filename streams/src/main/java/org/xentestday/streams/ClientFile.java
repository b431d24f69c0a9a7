package org.xentestday.streams;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Kafka's own client settings, such as {@code security.protocol}, from the properties file that
 * {@code TESTDAY_KAFKA_CLIENT_FILE} names. None where it names none.
 */
final class ClientFile {
    static final String VARIABLE = "TESTDAY_KAFKA_CLIENT_FILE";

    private ClientFile() {}

    static Map<String, String> of(Map<String, String> environment) {
        String file = environment.get(VARIABLE);
        if (file == null) {
            return Map.of();
        }
        try (Reader text = Files.newBufferedReader(Path.of(file))) {
            Properties properties = new Properties();
            properties.load(text);
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toMap(name -> name, properties::getProperty));
        } catch (IOException e) {
            throw new IllegalArgumentException(VARIABLE + " cannot be read: " + e.getMessage(), e);
        }
    }
}
