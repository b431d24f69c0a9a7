package org.xentestday.agent.settings;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.xentestday.agent.command.Pace;
import org.xentestday.agent.send.KafkaChoice;
import org.xentestday.agent.server.Link;
import org.xentestday.agent.server.Proxies;

/** Reads {@link Settings} from where they may be set. An unknown key under our name is a mistake and is said so. */
public final class SettingsReader {
    private final Sources sources;

    private SettingsReader(Sources sources) {
        this.sources = sources;
    }

    /** The settings these flags and this environment give, with the file the environment points to. */
    public static Settings read(Map<String, String> flags, Map<String, String> environment) throws IOException {
        return new SettingsReader(Sources.of(flags, environment)).settings();
    }

    /** Every setting as it stands, right or wrong, and where it comes from. */
    public static List<Setting> list(Map<String, String> flags, Map<String, String> environment) throws IOException {
        Sources sources = Sources.of(flags, environment);
        return Stream.of(Key.values())
                .map(key -> Setting.of(key, sources.value(key)))
                .toList();
    }

    private Settings settings() {
        boolean plain = isTrue(Key.PLAIN_HTTP);
        Duration timeout = seconds(Key.TIMEOUT);
        Duration commands = seconds(Key.COMMAND_TIMEOUT);
        Link link = new Link(value(Key.SERVER).map(URI::create), plain, path(Key.CERTIFICATES), proxies(), timeout);
        boolean kafka = value(Key.TRANSPORT).filter("kafka"::equals).isPresent();
        return new Settings(
                Path.of(value(Key.STATE).orElseThrow()),
                link,
                commands,
                kafka ? Optional.of(kafka(plain, timeout)) : Optional.empty(),
                testing());
    }

    private Settings.Testing testing() {
        return new Settings.Testing(
                value(Key.PATIENCE).map(Double::parseDouble).map(Pace::new),
                path(Key.GUEST_KERNEL),
                path(Key.GUEST_RAMDISK),
                path(Key.XTF));
    }

    private Proxies proxies() {
        String except = sources.ofEnvironment("no_proxy", "NO_PROXY").text();
        String proxy = sources.value(Key.PROXY).text(); // the environment's is looked at when it is used
        return Proxies.of(Optional.of(proxy).filter(text -> !text.equals("none")), except);
    }

    private KafkaChoice kafka(boolean plainAllowed, Duration timeout) {
        return new KafkaChoice(
                value(Key.KAFKA_BOOTSTRAP).map(KafkaChoice::brokers).orElse(List.of()),
                value(Key.KAFKA_USER),
                path(Key.KAFKA_PASSWORD_FILE),
                path(Key.KAFKA_CERTIFICATES),
                value(Key.KAFKA_TLS).map("true"::equals),
                plainAllowed,
                timeout);
    }

    private boolean isTrue(Key key) {
        return value(key).filter("true"::equals).isPresent();
    }

    private Duration seconds(Key key) {
        return Duration.ofSeconds(value(key).map(Integer::parseInt).orElseThrow());
    }

    private Optional<Path> path(Key key) {
        return value(key).map(Path::of);
    }

    private Optional<String> value(Key key) {
        return Optional.of(sources.value(key).text())
                .filter(text -> !text.isEmpty())
                .map(key::checked);
    }
}
