package org.xentestday.agent.bundle;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.Limits;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.event.StructuredMode;
import org.xentestday.model.json.Json;

/** Reads a bundle from its beginning, a few results at a time. What can be read of a damaged one is read. */
public final class BundleReader implements AutoCloseable {
    private static final int MAX_LINE = Limits.RESULT_BYTES + 8 * 1024;
    private static final int BUFFER = 64 * 1024;

    private final Path file;
    private final InputStream bytes;
    private final BundleHeader header;
    private final MessageDigest sum = sha256();
    private int read;
    private boolean ended;
    private boolean damaged;

    private BundleReader(Path file, InputStream bytes, BundleHeader header) {
        this.file = file;
        this.bytes = bytes;
        this.header = header;
    }

    /** Opens it, or says in a sentence that it is none. */
    public static BundleReader open(Path file) throws IOException {
        InputStream packed = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            InputStream bytes = new BufferedInputStream(new GZIPInputStream(packed, BUFFER), BUFFER);
            BundleHeader header = Json.read(line(bytes).orElse(new byte[0]), BundleHeader.class);
            if (header.bundle() == BundleHeader.VERSION) {
                return new BundleReader(file, bytes, header);
            }
        } catch (ZipException | EOFException | com.fasterxml.jackson.core.JacksonException e) {
            packed.close();
            throw none(file, e);
        }
        packed.close();
        throw none(file, null);
    }

    private static AgentException none(Path file, @Nullable Exception e) {
        return new AgentException(Exit.DATA, file + " is no bundle of this version of testday.", e);
    }

    /** Whether {@link #open} would take that file. */
    public static boolean isBundle(Path file) throws IOException {
        try (BundleReader reader = open(file)) {
            return reader.header.bundle() == BundleHeader.VERSION;
        } catch (AgentException e) {
            return false;
        }
    }

    /** What its first line says. */
    public BundleHeader header() {
        return header;
    }

    /** The next results, at most so many; none at the end. */
    public List<Event> next(int most) throws IOException {
        List<Event> events = new ArrayList<>();
        while (!ended && events.size() < most) {
            Optional<byte[]> line = nextLine();
            line.flatMap(BundleReader::event).ifPresent(events::add);
            ended = line.isEmpty();
        }
        read += events.size();
        return events;
    }

    /** What is wrong with it as far as it was read to its end. */
    public Optional<String> fault() {
        boolean whole = ended
                && !damaged
                && read == header.count()
                && HexFormat.of().formatHex(sum.digest()).equals(header.sha256());
        return whole
                ? Optional.empty()
                : Optional.of(file + " is cut off or damaged: " + read + " of its " + header.count()
                        + " results could be read; copy it again, or make it again.");
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private Optional<byte[]> nextLine() throws IOException {
        try {
            Optional<byte[]> line = line(bytes);
            line.ifPresent(found -> {
                sum.update(found);
                sum.update((byte) '\n');
            });
            return line;
        } catch (ZipException | EOFException e) {
            damaged = true;
            return Optional.empty();
        }
    }

    private static Optional<Event> event(byte[] line) {
        try {
            return Optional.of(StructuredMode.read(line));
        } catch (RejectedException e) {
            return Optional.empty();
        }
    }

    /** A whole line without its end, or as much of it as a line may have; empty at the end. */
    private static Optional<byte[]> line(InputStream bytes) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = bytes.read();
        if (next < 0) {
            return Optional.empty();
        }
        while (next >= 0 && next != '\n' && line.size() < MAX_LINE) {
            line.write(next);
            next = bytes.read();
        }
        return Optional.of(line.toByteArray());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
