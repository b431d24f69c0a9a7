package org.xentestday.model.result;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.xentestday.model.json.Hashes;

/** Result ids are made from their cause, so that a retry, a replay or a second path gives the same id. */
public final class ResultId {
    private static final int DIGITS = 40;

    private ResultId() {}

    /** 40 hex digits of SHA-256 over the cause's parts, one a line. */
    public static String of(String plan, String machine, String boot, String test, int attempt) {
        String cause = String.join("\n", "testday-result-1", plan, machine, boot, test, Integer.toString(attempt));
        return HexFormat.of()
                .formatHex(Hashes.sha256(cause.getBytes(StandardCharsets.UTF_8)))
                .substring(0, DIGITS);
    }
}
