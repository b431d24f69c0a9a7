package org.xentestday.agent.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.xentestday.agent.disk.PrivateFile;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.identity.Identity;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.StructuredMode;
import org.xentestday.model.json.Json;

/** Writes bundles: packed lines, a header and then a signed event each in CloudEvents structured mode. */
public final class BundleWriter {
    private final Identity identity;

    /** For results of that machine. */
    public BundleWriter(Identity identity) {
        this.identity = identity;
    }

    /** Results that can be gone through more than once. */
    public interface Results {
        /** Shows each, oldest first. */
        void each(Visitor visitor) throws IOException;
    }

    /** Sees one result after the other. */
    public interface Visitor {
        void see(Event event) throws IOException;
    }

    /** Writes the file as a whole or not at all; an older bundle is replaced, another file is not. */
    public BundleHeader write(Path file, Results results, Instant now) throws IOException {
        if (Files.exists(file) && !BundleReader.isBundle(file)) {
            throw new AgentException(
                    Exit.DATA, file + " is there already and is no bundle: choose another name, or remove it.");
        }
        BundleHeader header = header(results, now);
        PrivateFile.write(file.toAbsolutePath(), stream -> {
            GZIPOutputStream packed = new GZIPOutputStream(stream);
            line(packed, Json.write(header));
            results.each(event -> line(packed, StructuredMode.write(event)));
            packed.finish();
        });
        return header;
    }

    private BundleHeader header(Results results, Instant now) throws IOException {
        int[] count = {0};
        DigestOutputStream sum = new DigestOutputStream(OutputStream.nullOutputStream(), BundleReader.sha256());
        results.each(event -> {
            line(sum, StructuredMode.write(event));
            count[0]++;
        });
        return new BundleHeader(
                BundleHeader.VERSION,
                count[0],
                identity.machine(),
                identity.publicKey(),
                now,
                HexFormat.of().formatHex(sum.getMessageDigest().digest()));
    }

    private static void line(OutputStream stream, byte[] json) throws IOException {
        stream.write(json);
        stream.write('\n');
    }
}
