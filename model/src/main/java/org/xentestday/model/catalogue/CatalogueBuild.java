package org.xentestday.model.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.xentestday.model.json.Json;

/** Makes one JSON of the YAML files of the catalogue. The build runs it: a program that starts has no time for YAML. */
public final class CatalogueBuild {
    /** The areas in the order of every screen, one a line. Each has its file. */
    private static final String AREAS = "areas.txt";

    private CatalogueBuild() {}

    /** Reads the folder that the first argument names and writes the file that the second one names. */
    public static void main(String[] arguments) throws IOException {
        Path json = Path.of(arguments[1]);
        Files.createDirectories(json.resolveSibling("."));
        Files.write(json, Json.write(tests(Path.of(arguments[0]))));
    }

    /** All tests of that folder; {@link BrokenCatalogueException} says what is wrong in which file on which line. */
    static List<TestCase> tests(Path folder) throws IOException {
        List<String> areas = Files.readAllLines(folder.resolve(AREAS));
        checkNamed(folder, areas);
        Map<String, Path> seen = new HashMap<>();
        List<TestCase> tests = new ArrayList<>();
        for (String area : areas) {
            Path file = file(folder, area);
            for (TestCase test : AreaFile.read(file, area)) {
                Path other = seen.put(test.id(), file);
                if (other != null) {
                    throw new BrokenCatalogueException(file + ": the test " + test.id() + " is in " + other + ", too");
                }
                tests.add(test);
            }
        }
        return tests;
    }

    /** The file of an area. */
    static Path file(Path folder, String area) {
        return folder.resolve(area + ".yaml");
    }

    private static void checkNamed(Path folder, List<String> areas) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".yaml") && !areas.contains(name.replaceFirst("\\.yaml$", "")))
                    .sorted()
                    .findFirst()
                    .ifPresent(name -> {
                        throw new BrokenCatalogueException(
                                folder.resolve(AREAS) + " does not name the area of " + name);
                    });
        }
    }
}
