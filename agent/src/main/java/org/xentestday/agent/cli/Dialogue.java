package org.xentestday.agent.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;

/** Questions to the person at the terminal. Anything but an answer is asked again; the end of the input is a no. */
final class Dialogue {
    private static final int TRIES = 3;

    private final Testday testday;
    private final BufferedReader in;

    Dialogue(Testday testday) {
        this.testday = testday;
        this.in = new BufferedReader(new InputStreamReader(testday.world().in(), StandardCharsets.UTF_8));
    }

    /** A line that the person typed; empty for an empty line or the end of the input. */
    Optional<String> ask(String question) throws IOException {
        testday.world().out().print(question + " ");
        testday.world().out().flush();
        return Optional.ofNullable(in.readLine()).map(String::strip).filter(line -> !line.isEmpty());
    }

    boolean yes(String question) throws IOException {
        return ask(question + " [y/N]")
                .map(answer -> answer.toLowerCase(Locale.ROOT))
                .filter(answer -> answer.equals("y") || answer.equals("yes"))
                .isPresent();
    }

    /** What the answer is read as; the sentence of an {@link IllegalArgumentException} is shown and the question repeated. */
    <T> Optional<T> ask(String question, Reader<T> reader) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            Optional<String> answer = ask(question);
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(reader.read(answer.get()));
            } catch (IllegalArgumentException e) {
                Print.line(testday, e.getMessage() + ".");
            }
        }
        throw new AgentException(Exit.USAGE, "No answer could be used, so nothing was recorded.");
    }

    /** Reads an answer; {@link IllegalArgumentException} says in a sentence without its full stop what is wrong. */
    interface Reader<T> {
        T read(String answer);
    }
}
