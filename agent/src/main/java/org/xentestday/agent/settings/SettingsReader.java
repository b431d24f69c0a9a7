package org.xentestday.agent.settings;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.send.KafkaTarget;

/** Reads {@link Settings} from where they may be set. An unknown key under our name is a mistake and is said so. */
public final class SettingsReader {
    private static final String PREFIX = "TESTDAY_";
    private static final int MAX_SECONDS = 600;
    private static final int MAX_PATIENCE = 25;

    private final Map<String, String> environment;
    private final Map<Key, String> values = new EnumMap<>(Key.class);

    private SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The settings these flags and this environment give, with the file the environment points to. */
    public static Settings read(Map<String, String> flags, Map<String, String> environment) throws IOException {
        SettingsReader reader = new SettingsReader(environment);
        reader.takeFile();
        reader.takeEnvironment();
        flags.forEach((key, value) -> reader.take(Key.named(key), key, value, "--set"));
        return reader.settings();
    }

    /** The configuration file of that environment. */
    public static Path file(Map<String, String> environment) {
        return directory(environment, "XDG_CONFIG_HOME", ".config").resolve("testday/testday.properties");
    }

    private void takeFile() throws IOException {
        Path file = file(environment);
        if (!Files.exists(file)) {
            return;
        }
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            properties.load(text);
        } catch (IllegalArgumentException e) {
            throw new AgentException(Exit.CONFIG, file + " is not a properties file: " + e.getMessage() + ".", e);
        }
        properties
                .stringPropertyNames()
                .forEach(key -> take(Key.named(key), key, properties.getProperty(key), file.toString()));
    }

    private void takeEnvironment() {
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                take(Key.ofVariable(name), name, value, "the environment");
            }
        });
    }

    private void take(Optional<Key> key, String name, String value, String where) {
        values.put(
                key.orElseThrow(() ->
                        new AgentException(Exit.CONFIG, "There is no setting " + name + " (from " + where + ").")),
                value.strip());
    }

    private Settings settings() throws IOException {
        boolean plain = flag(Key.PLAIN_HTTP);
        Duration timeout = seconds(Key.TIMEOUT);
        return new Settings(
                value(Key.SERVER).map(text -> uri(text)),
                state(),
                plain,
                timeout,
                seconds(Key.COMMAND_TIMEOUT),
                kafka(plain, timeout),
                new Settings.Testing(
                        patience(),
                        value(Key.GUEST_KERNEL).map(SettingsReader::path),
                        value(Key.GUEST_RAMDISK).map(SettingsReader::path),
                        value(Key.XTF).map(SettingsReader::path)));
    }

    private OptionalDouble patience() {
        Optional<String> text = value(Key.PATIENCE);
        double factor = text.filter(word -> word.matches("\\d{1,2}(\\.\\d{1,3})?"))
                .map(Double::parseDouble)
                .orElse(0.0);
        if (text.isPresent() && (factor < 1 || factor > MAX_PATIENCE)) {
            throw wrong(Key.PATIENCE, "must be a number from 1 to " + MAX_PATIENCE);
        }
        return text.isPresent() ? OptionalDouble.of(factor) : OptionalDouble.empty();
    }

    /** Under systemd its state directory; else the user's. */
    private Path state() {
        return value(Key.STATE)
                .map(SettingsReader::path)
                .or(() ->
                        Optional.ofNullable(environment.get("STATE_DIRECTORY")).map(SettingsReader::path))
                .orElseGet(() ->
                        directory(environment, "XDG_STATE_HOME", ".local/state").resolve("testday"));
    }

    private Optional<KafkaTarget> kafka(boolean plainAllowed, Duration timeout) throws IOException {
        String transport = value(Key.TRANSPORT).orElse("http");
        if (transport.equals("http")) {
            return Optional.empty();
        }
        List<String> brokers = KafkaTarget.brokers(value(Key.KAFKA_BOOTSTRAP).orElse(""));
        if (!transport.equals("kafka") || brokers.isEmpty()) {
            throw wrong(Key.TRANSPORT, "must be http, or kafka together with kafka-bootstrap");
        }
        return Optional.of(new KafkaTarget(
                brokers,
                value(Key.KAFKA_USER).orElse(null),
                password().orElse(null),
                value(Key.KAFKA_CERTIFICATES).map(SettingsReader::path).orElse(null),
                value(Key.KAFKA_CERTIFICATES).isEmpty() && (plainAllowed || KafkaTarget.loopback(brokers)),
                timeout));
    }

    private Optional<String> password() throws IOException {
        Optional<Path> file = value(Key.KAFKA_PASSWORD_FILE).map(SettingsReader::path);
        return file.isEmpty()
                ? Optional.empty()
                : Optional.of(Files.readString(file.get()).strip());
    }

    private boolean flag(Key key) {
        return switch (value(key).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(key, "must be true or false");
        };
    }

    private Duration seconds(Key key) {
        String text = value(key).orElse("10");
        int seconds = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (seconds < 1 || seconds > MAX_SECONDS) {
            throw wrong(key, "must be a number of seconds from 1 to " + MAX_SECONDS);
        }
        return Duration.ofSeconds(seconds);
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw wrong(Key.SERVER, "must be an address like https://HOST");
        }
    }

    private Optional<String> value(Key key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }

    private static AgentException wrong(Key key, String must) {
        return new AgentException(Exit.CONFIG, "The setting " + key.key() + " " + must + ".");
    }

    private static Path directory(Map<String, String> environment, String variable, String below) {
        String own = environment.getOrDefault(variable, "");
        return own.isEmpty() ? path(environment.getOrDefault("HOME", "/root")).resolve(below) : path(own);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new AgentException(Exit.CONFIG, text + " is not a path.", e);
        }
    }
}
