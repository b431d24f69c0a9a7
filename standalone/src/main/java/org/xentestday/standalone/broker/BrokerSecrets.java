package org.xentestday.standalone.broker;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
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
        Path data = directory.getParent();
        if (data != null) {
            Files.createDirectories(data, attribute("rwx--x--x")); // of the broker, which may come later
        }
        Files.createDirectories(directory, attribute("rwx------"));
        for (BrokerUser user : BrokerUser.values()) {
            if (!Files.exists(file(user))) {
                make(user);
            }
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

    /** Never half-written and never readable by others, not even for a moment. */
    private void make(BrokerUser user) throws IOException {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Path draft = Files.createTempFile(directory, "user", ".draft", attribute("rw-------"));
        Files.writeString(draft, """
                security.protocol=SASL_PLAINTEXT
                sasl.mechanism=%s
                sasl.jaas.config=%s required username="%s" password="%s";
                %s=%s
                """.formatted(
                BrokerProperties.SCRAM, BrokerProperties.SCRAM_MODULE, user.user(), password, PASSWORD, password));
        try {
            Files.createLink(file(user), draft); // unlike a move, it fails where another part was quicker
        } catch (FileAlreadyExistsException _) {
            // theirs is as good
        } finally {
            Files.delete(draft);
        }
    }

    private static FileAttribute<?> attribute(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
