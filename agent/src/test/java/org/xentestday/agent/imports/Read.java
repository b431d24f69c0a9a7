package org.xentestday.agent.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;

/** Reads texts as the command reads files. */
final class Read {
    private Read() {}

    static Reading text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    static Reading bytes(byte[] bytes) {
        return Imports.read("report.txt", bytes, Optional.empty(), OptionalInt.empty());
    }

    static Reading as(FileForm form, String text) {
        return Imports.read(
                "report.txt", text.getBytes(StandardCharsets.UTF_8), Optional.of(form), OptionalInt.empty());
    }

    static Reading xtf(int exitCode, String text) {
        return Imports.read(
                "report.txt", text.getBytes(StandardCharsets.UTF_8), Optional.empty(), OptionalInt.of(exitCode));
    }

    /** The sentence with which these bytes are refused. */
    static String refusal(byte[] bytes) {
        AgentException e = catchThrowableOfType(AgentException.class, () -> bytes(bytes));
        assertThat(e).isNotNull();
        assertThat(e.exit()).isEqualTo(Exit.DATA);
        return e.sentence();
    }

    static String refusal(String text) {
        return refusal(text.getBytes(StandardCharsets.UTF_8));
    }
}
