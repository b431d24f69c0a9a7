package org.xentestday.collector.plan;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xentestday.model.plan.Plan;

/** Which files of the Xen tree belong to which area of the catalogue: {@code areas.yaml} beside this class. Immutable. */
final class AreaTable {
    private final Map<String, List<PathMatcher>> areas = new LinkedHashMap<>();

    private AreaTable(Map<String, List<String>> globs) {
        globs.forEach((area, patterns) -> areas.put(
                area,
                patterns.stream()
                        .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                        .toList()));
    }

    /** The table that ships with this version. */
    static AreaTable shipped() {
        try (InputStream yaml = AreaTable.class.getResourceAsStream("areas.yaml")) {
            if (yaml == null) {
                throw new IllegalStateException("the table of areas must ship with this version");
            }
            return new AreaTable(new YAMLMapper().readValue(yaml, new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped table of areas must be readable", e);
        }
    }

    /** The areas it names. */
    Set<String> areas() {
        return areas.keySet();
    }

    /** How many of the commits touched each area, the most touched first; a commit may touch several. */
    List<Plan.Touched> touched(List<Commits.Commit> commits) {
        List<Plan.Touched> touched = new ArrayList<>();
        areas.forEach((area, globs) -> {
            long n = commits.stream()
                    .filter(commit -> commit.paths().stream().anyMatch(path -> in(globs, path)))
                    .count();
            if (n > 0) {
                touched.add(new Plan.Touched(area, Math.toIntExact(n)));
            }
        });
        touched.sort(Comparator.comparingInt(Plan.Touched::commits).reversed());
        return touched;
    }

    private static boolean in(List<PathMatcher> globs, String path) {
        try {
            Path file = Path.of(path);
            return globs.stream().anyMatch(glob -> glob.matches(file));
        } catch (InvalidPathException _) {
            return false; // no file has that name
        }
    }
}
