package org.xentestday.standalone.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xentestday.standalone.data.DataDirectory;
import org.xentestday.standalone.data.DiskSpace;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;
import org.xentestday.standalone.up.PartName;

/** A demo begins with an empty directory. It empties only what an earlier demo filled and none is using. */
final class FreshData {
    private static final String MARK = "demo";
    private static final List<String> KEPT = List.of(MARK, "locks");

    private FreshData() {}

    static void make(Path directory) {
        try {
            List<Path> inside = children(directory);
            if (!inside.isEmpty() && !inside.contains(directory.resolve(MARK))) {
                throw new StartException(
                        ExitCode.DATA_UNWRITABLE,
                        "%s holds something other than a demo, and a demo would delete it: choose another with --data."
                                .formatted(directory));
            }
            try (DataDirectory held = DataDirectory.open(directory, parts(), new DiskSpace())) {
                Files.writeString(held.path().resolve(MARK), "Made by testday-server demo and deleted by the next.\n");
                for (Path child : children(held.path())) {
                    if (!KEPT.contains(String.valueOf(child.getFileName()))) {
                        delete(child);
                    }
                }
            }
        } catch (IOException e) {
            throw new StartException(
                    ExitCode.DATA_UNWRITABLE, "%s cannot be used: %s.".formatted(directory, e.getMessage()), e);
        }
    }

    private static List<String> parts() {
        return Stream.of(PartName.values()).map(PartName::toString).toList();
    }

    private static List<Path> children(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.toList();
        }
    }

    private static void delete(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
