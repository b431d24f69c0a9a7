package org.xentestday.agent.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.json.Json;

/**
 * What the server answered.
 *
 * @param status HTTP status
 * @param body at most one MiB of it
 * @param retryAfter the header, if there was one
 * @param date the header, if there was one
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record Reply(
        int status,
        byte[] body,
        @Nullable String retryAfter,
        @Nullable String date) {
    /** Whether the server did what it was asked. */
    public boolean ok() {
        return status / 100 == 2;
    }

    /** Whether trying again later may help. */
    public boolean later() {
        return status == 429 || status / 100 == 5;
    }

    /** The body as JSON; a missing node where it is none. */
    public JsonNode json() {
        try {
            return Json.tree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** What the body says is wrong. */
    public Problem problem() {
        return Problem.of(status, json());
    }

    /** Whether it is a TestDay server that says what is wrong. */
    public boolean saysProblem() {
        return Problem.ours(json());
    }

    /** Why it should be tried again, in words. */
    public String laterSentence(String server) {
        String wait = retryAfter == null ? "" : "; it asks to wait " + retryAfter + (seconds() ? " s" : "");
        return server + " cannot take results now (" + status + ")" + wait + ".";
    }

    private boolean seconds() {
        return retryAfter != null && retryAfter.chars().allMatch(Character::isDigit);
    }

    /** The entries of the JSON array that the body is; none where it is none. */
    List<JsonNode> array() {
        JsonNode array = json();
        return array.isArray() ? array.valueStream().toList() : List.of();
    }
}
