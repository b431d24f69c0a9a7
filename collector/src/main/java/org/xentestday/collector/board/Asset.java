package org.xentestday.collector.board;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.json.Hashes;

/** A file of the page, read once, with headers that let it load nothing from elsewhere and be framed by nobody. */
final class Asset {
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final byte[] bytes;
    private final String type;
    private final String tag;

    private Asset(byte[] bytes, String type) {
        this.bytes = bytes;
        this.type = type;
        this.tag = "\"" + HexFormat.of().formatHex(Hashes.sha256(bytes), 0, 8) + "\"";
    }

    /** The resource of that name beside this class. */
    static Asset of(String name, String type) {
        try (InputStream file = Asset.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " must ship with this version");
            }
            return new Asset(file.readAllBytes(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " must be readable", e);
        }
    }

    /** The file, or 304 to who has it already. */
    HttpResponse<byte[]> answer(@Nullable String known) {
        var response = tag.equals(known) ? HttpResponse.<byte[]>notModified() : HttpResponse.ok(bytes);
        return response.header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
    }
}
