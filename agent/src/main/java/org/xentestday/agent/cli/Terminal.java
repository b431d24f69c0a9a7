package org.xentestday.agent.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.procedure.Person;

/** The person at the terminal this process was started from, if it was. */
final class Terminal implements Person {
    private final boolean there;
    private final BufferedReader input;
    private final PrintStream output;

    Terminal(@Nullable Console console, InputStream input, PrintStream output) {
        this.there = console != null && console.isTerminal();
        this.input = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        this.output = output;
    }

    @Override
    public boolean there() {
        return there;
    }

    @Override
    public void tell(String line) {
        output.println(line);
    }

    @Override
    public String ask(String question) {
        output.print(question);
        output.flush();
        try {
            String line = input.readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            return "";
        }
    }
}
