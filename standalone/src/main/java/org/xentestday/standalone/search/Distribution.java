package org.xentestday.standalone.search;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;

/**
 * An unpacked Elasticsearch. It is only read; any number of instances share it.
 *
 * @param home the directory that has {@code bin/elasticsearch}
 */
record Distribution(Path home) {
    /** Names the home where the usual place does not fit. */
    static final String PROPERTY = "testday.elasticsearch.home";

    private static final FileAttribute<?> READABLE_BY_ALL =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));

    /** The one that the property names, else the one that the build of this module has unpacked. */
    static Distribution locate() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(Path::of)
                .or(Distribution::besideThisModule)
                .or(() -> in(Path.of("..", "standalone", "target", "elasticsearch")))
                .map(home -> new Distribution(home.toAbsolutePath().normalize()))
                .filter(Distribution::complete)
                .orElseThrow(() -> new StartException(
                        ExitCode.ELASTICSEARCH,
                        "No unpacked Elasticsearch is found: run ./mvnw -pl standalone -am package, or name one with -D"
                                + PROPERTY + "."));
    }

    Path launcher() {
        return home.resolve("bin").resolve("elasticsearch");
    }

    private boolean complete() {
        return Files.isExecutable(launcher());
    }

    /** Classes and jar both lie in {@code target}, where the build unpacks too. */
    private static Optional<Path> besideThisModule() {
        try {
            URI code = Distribution.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            return in(Path.of(code).resolveSibling("elasticsearch"));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> in(Path unpacked) {
        try (Stream<Path> homes = Files.list(unpacked)) {
            return homes.filter(home -> home.getFileName().toString().startsWith("elasticsearch-"))
                    .max(Path::compareTo);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The same in another place, copied unless it is there. */
    Distribution copiedTo(Path place) throws IOException {
        Path copy = place.resolve(home.getFileName());
        if (!Files.exists(copy)) {
            Path draft = Files.createTempDirectory(place, "copy", READABLE_BY_ALL);
            copyTree(draft);
            Files.move(draft, copy);
        }
        return new Distribution(copy);
    }

    private void copyTree(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = target.resolve(home.relativize(file).toString());
                if (!copy.equals(target)) {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
