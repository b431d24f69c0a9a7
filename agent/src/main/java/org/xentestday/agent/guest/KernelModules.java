package org.xentestday.agent.guest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The modules of one kernel: which file holds a module, what it needs, which one drives a device. */
final class KernelModules {
    private static final Pattern SUFFIX = Pattern.compile("\\.ko(?:\\.\\w+)?$");

    private final Path directory;
    private final Map<String, List<String>> files;

    private KernelModules(Path directory, Map<String, List<String>> files) {
        this.directory = directory;
        this.files = files;
    }

    /** Those in that directory; none where it has no list. */
    static KernelModules in(Path directory) throws IOException {
        Map<String, List<String>> files = new HashMap<>();
        for (String line : lines(directory.resolve("modules.dep"))) {
            List<String> words = Stream.of(line.replaceFirst(":", " ").split("\\s+", -1))
                    .filter(word -> !word.isEmpty())
                    .toList();
            if (!words.isEmpty()) {
                files.put(name(words.getFirst()), words);
            }
        }
        return new KernelModules(directory, files);
    }

    /** The files to load for these modules, in order; what is built in or unknown needs none. */
    List<Path> toLoad(List<String> modules) {
        Set<Path> order = new LinkedHashSet<>();
        for (String module : modules) {
            files.getOrDefault(name(module), List.of()).reversed().forEach(file -> order.add(directory.resolve(file)));
        }
        return List.copyOf(order);
    }

    /** The modules that claim a device, by its {@code modalias}. */
    List<String> drivers(String modalias) throws IOException {
        List<String> drivers = new ArrayList<>();
        for (String line : lines(directory.resolve("modules.alias"))) {
            String[] words = line.split(" ", -1);
            boolean claims = words.length == 3 && words[1].startsWith("pci:") && matches(words[1], modalias);
            if (claims) {
                drivers.add(words[2]);
            }
        }
        return drivers;
    }

    private static boolean matches(String glob, String text) {
        String regex = Stream.of(glob.split("\\*", -1))
                .map(Pattern::quote)
                .reduce((a, b) -> a + ".*" + b)
                .orElse("");
        return text.matches(regex);
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.isRegularFile(file)
                ? Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList()
                : List.of();
    }

    private static String name(String file) {
        return SUFFIX.matcher(file.substring(file.lastIndexOf('/') + 1))
                .replaceFirst("")
                .replace('-', '_');
    }
}
