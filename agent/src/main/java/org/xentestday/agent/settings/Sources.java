package org.xentestday.agent.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.xentestday.agent.disk.PrivateFile;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.server.ProxyAddress;

/** What is set where, as text. A later source beats an earlier one; an empty value is no value. */
final class Sources {
    private static final String PREFIX = "TESTDAY_";
    private static final String NAME = "testday/testday.properties";

    private final Map<String, String> environment;
    private final Map<Key, Value> values = new EnumMap<>(Key.class);

    private Sources(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * A value and who set it.
     *
     * @param text stripped
     * @param from in words
     */
    record Value(String text, String from) {}

    /** Of the files for everyone, the user's own file, the environment and the flags, in this order. */
    static Sources of(Map<String, String> flags, Map<String, String> environment) throws IOException {
        Sources sources = new Sources(environment);
        for (Path file : files(environment)) {
            sources.takeFile(file);
        }
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                sources.take(Key.ofVariable(name), name, value, "the environment (" + name + ")");
            }
        });
        flags.forEach((key, value) -> sources.take(Key.named(key), key, value, "the command line"));
        return sources;
    }

    /** The configuration file of that environment. */
    static Path file(Map<String, String> environment) {
        return directory(environment, "XDG_CONFIG_HOME", ".config").resolve(NAME);
    }

    /** The same and those for everyone on this machine, the weakest first. */
    private static List<Path> files(Map<String, String> environment) {
        String forEveryone = environment.getOrDefault("XDG_CONFIG_DIRS", "");
        return Stream.concat(
                        Stream.of((forEveryone.isEmpty() ? "/etc/xdg" : forEveryone).split(":"))
                                .map(directory -> path(directory).resolve(NAME))
                                .toList()
                                .reversed()
                                .stream(),
                        Stream.of(file(environment)))
                .toList();
    }

    /** What holds for that key; an empty text if nothing does. */
    Value value(Key key) {
        return Optional.ofNullable(values.get(key))
                .filter(value -> !value.text().isEmpty())
                .orElseGet(() -> standard(key));
    }

    private void takeFile(Path file) throws IOException {
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
        if (ProxyAddress.holdsPassword(properties.getProperty(Key.PROXY.key(), "")) && PrivateFile.exposed(file)) {
            throw new AgentException(
                    Exit.CONFIG,
                    "Others may read the proxy's password in " + file + ": run chmod 600 " + file + " and try again.");
        }
    }

    private void take(Optional<Key> key, String name, String value, String where) {
        Key known = key.orElseThrow(
                () -> new AgentException(Exit.CONFIG, "There is no setting " + name + " (from " + where + ")."));
        values.put(known, new Value(value.strip(), where));
    }

    private Value standard(Key key) {
        return switch (key) {
            case STATE -> state();
            case PROXY -> ofEnvironment("https_proxy", "HTTPS_PROXY");
            case KAFKA_CERTIFICATES -> value(Key.CERTIFICATES);
            default -> new Value(key.standard(), "default");
        };
    }

    /** Under systemd its state directory; else the user's. */
    private Value state() {
        Value systemd = ofEnvironment("STATE_DIRECTORY");
        return systemd.text().isEmpty()
                ? new Value(
                        directory(environment, "XDG_STATE_HOME", ".local/state")
                                .resolve("testday")
                                .toString(),
                        "default")
                : systemd;
    }

    /** The first of these variables that says something. */
    Value ofEnvironment(String... variables) {
        return Stream.of(variables)
                .filter(variable -> !environment.getOrDefault(variable, "").isBlank())
                .map(variable ->
                        new Value(environment.getOrDefault(variable, "").strip(), "the environment (" + variable + ")"))
                .findFirst()
                .orElse(new Value("", "default"));
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
