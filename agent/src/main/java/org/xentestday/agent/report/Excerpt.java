package org.xentestday.agent.report;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.model.event.Limits;

/** The lines of a log that a tester chose to show. */
public final class Excerpt {
    private Excerpt() {}

    /** The file's lines; a sentence if it is not a short plain text. */
    public static List<String> read(Path file) throws IOException {
        if (Files.size(file) > Limits.EXCERPT_BYTES) {
            throw tooLong(file, Files.size(file) + " bytes");
        }
        List<String> lines = lines(file);
        if (lines.size() > Limits.EXCERPT_LINES) {
            throw tooLong(file, lines.size() + " lines");
        }
        return lines;
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .map(String::stripTrailing)
                    .toList();
        } catch (CharacterCodingException e) {
            throw new AgentException(Exit.DATA, file + " is not plain text in UTF-8.", e);
        }
    }

    private static AgentException tooLong(Path file, String size) {
        return new AgentException(
                Exit.DATA,
                file + " has " + size + "; an excerpt has at most " + Limits.EXCERPT_LINES + " lines and "
                        + Limits.EXCERPT_BYTES + " bytes: keep the lines around the failure.");
    }
}
