package org.xentestday.agent.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.settings.Setting;
import org.xentestday.agent.settings.SettingsFile;
import org.xentestday.agent.settings.SettingsReader;
import org.xentestday.model.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code testday config}. */
@Command(name = "config", description = "Shows the settings and where each comes from; writes one to the file.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class ConfigCommand implements Callable<Integer> {
    @ParentCommand
    private Testday testday;

    @Parameters(index = "0", arity = "0..1", paramLabel = "KEY", description = "Show this setting only.")
    private @Nullable String key;

    @Parameters(index = "1", arity = "0..1", paramLabel = "VALUE", description = "Write it to the file.")
    private @Nullable String value;

    @Option(names = "--unset", paramLabel = "KEY", description = "Remove a setting from the file.")
    private @Nullable String unset;

    @Option(names = "--path", description = "Show where the file is.")
    private boolean path;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        SettingsFile file = SettingsFile.of(testday.world().environment());
        if (path) {
            Print.line(testday, file.path().toString());
        } else if (unset != null) {
            file.unset(unset);
        } else if (key != null && value != null) {
            file.set(key, value);
        } else {
            show();
        }
        return Exit.OK.code();
    }

    private void show() throws IOException {
        List<Setting> settings = SettingsReader.list(
                        testday.flags(), testday.world().environment())
                .stream()
                .filter(setting -> key == null || setting.key().equals(key))
                .toList();
        if (settings.isEmpty()) {
            throw new AgentException(Exit.CONFIG, "There is no setting " + key + "; testday config lists them.");
        }
        if (json) {
            Print.line(testday, Print.json(Json.write(settings)));
        } else if (key != null) {
            Print.line(testday, settings.getFirst().value());
        } else {
            settings.forEach(setting -> Print.line(
                    testday,
                    "%-20s %-40s %s"
                            .formatted(setting.key(), dash(setting.value()), setting.from())
                            .strip()));
        }
        testday.settings(); // shown first: what is wrong can be seen
    }

    private static String dash(String value) {
        return value.isEmpty() ? "-" : value;
    }
}
