package org.xentestday.agent.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.xentestday.agent.disk.PrivateFile;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;

/** The configuration file. What is changed is one entry; comments and all other lines stay as they are. */
public final class SettingsFile {
    private final Path file;

    private SettingsFile(Path file) {
        this.file = file;
    }

    /** The file of that environment; it need not exist. */
    public static SettingsFile of(Map<String, String> environment) {
        return new SettingsFile(Sources.file(environment));
    }

    /** Where it is. */
    public Path path() {
        return file;
    }

    /** Writes a setting; a sentence if there is none of that name, or it cannot have that value. */
    public void set(String name, String value) throws IOException {
        Key key = Key.named(name).orElseThrow(() -> unknown(name));
        String entry = key.key() + "=" + key.checked(value.strip()).replace("\\", "\\\\");
        List<String> lines = new ArrayList<>();
        boolean placed = false;
        for (String line : entries()) {
            boolean old = sets(line, name);
            if (!old || !placed) {
                lines.add(old ? entry : line);
            }
            placed |= old;
        }
        if (!placed) {
            lines.add(entry);
        }
        write(lines);
    }

    /** Removes a setting, also one that this version does not know; a sentence if it is neither known nor there. */
    public void unset(String name) throws IOException {
        List<String> before = entries();
        List<String> lines = before.stream().filter(line -> !sets(line, name)).toList();
        if (lines.size() < before.size()) {
            write(lines);
        } else if (Key.named(name).isEmpty()) {
            throw unknown(name);
        }
    }

    private static AgentException unknown(String name) {
        return new AgentException(Exit.CONFIG, "There is no setting " + name + "; testday config lists them.");
    }

    /** Its lines; a line that ends in a backslash belongs together with the next. */
    private List<String> entries() throws IOException {
        List<String> entries = new ArrayList<>();
        String open = "";
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            open += line;
            if (continued(line) && !comment(open)) {
                open += "\n";
            } else {
                entries.add(open);
                open = "";
            }
        }
        if (!open.isEmpty()) {
            entries.add(open.stripTrailing());
        }
        return entries;
    }

    private static boolean comment(String line) {
        return line.stripLeading().startsWith("#") || line.stripLeading().startsWith("!");
    }

    private static boolean continued(String line) {
        return (line.length() - line.replaceFirst("\\\\+$", "").length()) % 2 == 1;
    }

    private static boolean sets(String line, String name) {
        Properties one = new Properties();
        try {
            one.load(new StringReader(line));
            return one.containsKey(name);
        } catch (IOException | IllegalArgumentException e) {
            return false; // not ours to mend; reading the file says what is wrong
        }
    }

    private void write(List<String> lines) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file; // a link stays a link
        Files.createDirectories(target.getParent());
        PrivateFile.write(target, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
