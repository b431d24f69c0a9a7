package org.xentestday.agent.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Runs many commands in one process, so that the package's cache knows the classes all of them load. Each line of
 * standard input is an exit code and the words of a command that must end with it.
 */
final class Training {
    private Training() {}

    /** No arguments; fails with the first command that ends otherwise. */
    public static void main(String[] args) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                List<String> words = Pattern.compile(" +").splitAsStream(line).toList();
                int exit = new Testday(World.real())
                        .run(words.subList(1, words.size()).toArray(String[]::new));
                if (exit != Integer.parseInt(words.getFirst())) {
                    throw new IllegalStateException("exit code " + exit + " and not as expected: " + line);
                }
            }
        }
    }
}
