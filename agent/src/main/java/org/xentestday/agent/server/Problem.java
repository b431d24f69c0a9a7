package org.xentestday.agent.server;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A problem as the server states it (RFC 9457).
 *
 * @param code stable, such as {@code not-enrolled}
 * @param sentence for a person
 */
public record Problem(String code, String sentence) {
    private static final String FAMILY = "urn:xentestday:problem:";
    private static final int SENTENCE_CHARS = 500;

    /** The problem in that document; where it is none, the HTTP status stands for it. */
    public static Problem of(int status, JsonNode json) {
        String type = json.isTextual() ? json.asText() : json.path("type").asText("");
        String code = type.startsWith(FAMILY) ? type.substring(FAMILY.length()) : type;
        String title = json.path("title").asText("");
        String sentence = json.path("detail").asText(title);
        return new Problem(
                code.isEmpty() || code.equals("about:blank") ? "http-" + status : plain(code),
                sentence.isEmpty() ? "the server answered " + status : plain(sentence));
    }

    /** Whether that document is the problem of a TestDay server, and not of another or of something on the way. */
    static boolean ours(JsonNode json) {
        return json.path("type").asText("").startsWith(FAMILY);
    }

    /** A server's words cannot move the cursor of a tester's terminal. */
    private static String plain(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ").strip().replaceFirst("\\.$", "");
        return line.length() <= SENTENCE_CHARS ? line : line.substring(0, SENTENCE_CHARS);
    }
}
