package org.xentestday.agent.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.xentestday.agent.cli.manual.Completion;
import org.xentestday.agent.cli.manual.Manual;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.settings.Key;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code testday manual}, for those who package it. */
@Command(
        name = ManualCommand.NAME,
        hidden = true,
        description = "Writes the manual pages and the completion for shells below a directory like /usr/share.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class ManualCommand implements Callable<Integer> {
    static final String NAME = "manual";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The directory.")
    private Path directory;

    @Override
    public Integer call() throws IOException {
        CommandSpec all = spec.root();
        Map<String, String> settings = new LinkedHashMap<>();
        for (Key key : Key.values()) {
            settings.put(key.key(), key.meaning());
        }
        Map<Path, String> files = new LinkedHashMap<>(new Manual(all, settings).pages());
        files.putAll(Completion.files(all));
        for (Map.Entry<Path, String> file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return Exit.OK.code();
    }
}
