package org.xentestday.agent.probe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine this process runs on, or one whose files lie below another root. */
public final class ThisHost implements Host {
    private static final int MAX_BYTES = 1024 * 1024;

    private final Path root;
    private final Commands commands;

    /** The root is {@code /} except in tests; each command has that much time. */
    public ThisHost(Path root, Duration timeout) {
        this.root = root;
        this.commands = new Commands(timeout);
    }

    @Override
    public Reading read(String path) {
        try (var stream = Files.newInputStream(at(path))) {
            return new Reading.Text(new String(stream.readNBytes(MAX_BYTES), StandardCharsets.UTF_8).strip());
        } catch (NoSuchFileException | InvalidPathException e) {
            return new Reading.Nothing(Why.ABSENT);
        } catch (AccessDeniedException e) {
            return new Reading.Nothing(Why.DENIED);
        } catch (IOException e) {
            return new Reading.Nothing(Why.FAILED); // a driver that refuses to be read
        }
    }

    @Override
    public Reading ask(String... words) {
        return commands.run(words);
    }

    @Override
    public boolean exists(String path) {
        return Files.exists(at(path));
    }

    @Override
    public List<String> names(String directory) {
        try (Stream<Path> entries = Files.list(at(directory))) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public Optional<String> link(String path) {
        try {
            return Optional.ofNullable(Files.readSymbolicLink(at(path)).getFileName())
                    .map(Path::toString);
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> real(String path) {
        try {
            return Optional.of("/" + root.toRealPath().relativize(at(path).toRealPath()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> tail(String... words) {
        return commands.tail(words);
    }

    @Override
    public Optional<Stamp> stamp(String path) {
        try {
            BasicFileAttributes file = Files.readAttributes(at(path), BasicFileAttributes.class);
            String key = Objects.requireNonNullElse(file.fileKey(), path).toString();
            return file.isRegularFile()
                    ? Optional.of(
                            new Stamp(key, file.size(), file.lastModifiedTime().toInstant()))
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    @Override
    public InputStream open(String path, long from) throws IOException {
        return Channels.newInputStream(FileChannel.open(at(path)).position(from));
    }

    private Path at(String path) {
        return root.resolve(path.substring(1));
    }
}
