package org.xentestday.agent.imports;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.model.json.Hashes;

/**
 * A file to import, as text.
 *
 * @param name as the tester gave it
 * @param text without a byte order mark
 */
record Source(String name, String text) {
    private static final int LINE_CHARS = 2_000;

    /** Its lines, whatever ends them. What a line of results says, it says early: the rest of a very long one is cut. */
    List<String> lines() {
        return text.lines()
                .map(line -> line.length() > LINE_CHARS ? line.substring(0, LINE_CHARS) : line)
                .toList();
    }

    /** The same words give the same digest, whatever ends the lines. */
    String digest() {
        String plain = text.lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
        return HexFormat.of().formatHex(Hashes.sha256(plain.strip().getBytes(StandardCharsets.UTF_8)));
    }

    /** The file cannot be used because of that line, counted from 1. */
    AgentException wrong(int line, String sentence) {
        return new AgentException(Exit.DATA, name + ", line " + line + ": " + sentence);
    }

    /** The file as a whole cannot be used. */
    AgentException wrong(String sentence) {
        return wrong(1, sentence);
    }
}
