package org.xentestday.collector.board;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.xentestday.collector.view.Standing;
import org.xentestday.model.json.Json;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Candidate;

/**
 * A board as it is sent, written once for all who look at it. Immutable.
 *
 * @param source what it was drawn from; the same source gives the same frame
 * @param board what it shows
 * @param summary as JSON
 * @param rows as JSON, by test
 */
record Frame(Source source, Board board, String summary, Map<String, String> rows) {

    /** What a frame is drawn from. */
    record Source(Plan plan, List<String> plans, List<Candidate> candidates, Standing standing) {

        boolean same(Source other) {
            return standing.version() == other.standing.version()
                    && standing.candidate().equals(other.standing.candidate())
                    && plan.equals(other.plan)
                    && plans.equals(other.plans)
                    && candidates.equals(other.candidates);
        }
    }

    static Frame of(Source source, Board board) {
        Map<String, String> rows = new LinkedHashMap<>();
        board.rows().forEach(row -> rows.put(row.test(), json(row)));
        return new Frame(source, board, json(board.summary()), rows);
    }

    static String json(Object record) {
        return new String(Json.write(record), StandardCharsets.UTF_8);
    }

    /** All of it as one JSON object. */
    String whole() {
        return "{\"summary\":" + summary + ",\"rows\":[" + String.join(",", rows.values()) + "]}";
    }

    /** Rows of tests that changed after that version of the view. */
    Stream<String> rowsSince(long version) {
        return rows.entrySet().stream()
                .filter(each -> source.standing().changes().getOrDefault(each.getKey(), 0L) > version)
                .map(Map.Entry::getValue);
    }

    /** Whether the same rows and columns are shown, so that single rows can be replaced. */
    boolean fits(Frame other) {
        return rows.keySet().equals(other.rows.keySet())
                && board.summary().columns().equals(other.board.summary().columns())
                && Objects.equals(board.summary().facet(), other.board.summary().facet())
                && Objects.equals(
                        board.summary().candidate(), other.board.summary().candidate());
    }
}
