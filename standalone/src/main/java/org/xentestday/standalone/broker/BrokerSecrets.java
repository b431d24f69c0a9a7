package org.xentestday.standalone.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.xentestday.standalone.data.SecretFile;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;

/**
 * The passwords of the broker's users: a file each, as Kafka's own tools read it ({@code --command-config}), made at the
 * first start, readable by the owner of the data only.
 *
 * @param directory where they lie
 */
public record BrokerSecrets(Path directory) {
    private static final String PASSWORD = "testday.password";

    /** Makes the files that are missing, whichever part comes first. */
    public void make() throws IOException {
        SecretFile.makeDirectory(directory);
        for (BrokerUser user : BrokerUser.values()) {
            SecretFile.make(file(user), password -> properties(user, password));
        }
    }

    /** What a Kafka client of that user is configured with, beside the broker's address. */
    public Map<String, String> client(BrokerUser user) {
        Map<String, String> client = new HashMap<>();
        Properties properties = read(user);
        properties.stringPropertyNames().stream()
                .filter(name -> !name.equals(PASSWORD))
                .forEach(name -> client.put(name, properties.getProperty(name)));
        return Map.copyOf(client);
    }

    /** The file of that user. */
    public Path file(BrokerUser user) {
        return directory.resolve(user.user() + ".properties");
    }

    String password(BrokerUser user) {
        return read(user).getProperty(PASSWORD);
    }

    private Properties read(BrokerUser user) {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file(user))) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new StartException(
                    ExitCode.CONFIGURATION, "%s cannot be read: %s.".formatted(file(user), e.getMessage()), e);
        }
    }

    private static String properties(BrokerUser user, String password) {
        return """
                security.protocol=SASL_PLAINTEXT
                sasl.mechanism=%s
                sasl.jaas.config=%s required username="%s" password="%s";
                %s=%s
                """.formatted(
                BrokerProperties.SCRAM, BrokerProperties.SCRAM_MODULE, user.user(), password, PASSWORD, password);
    }
}
