package org.xentestday.standalone.replay;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.xentestday.model.json.Json;
import org.xentestday.model.verdict.Disposition;

/** What became of the results of a replay, in a few words. */
final class Account {
    private Account() {}

    static String of(SortedMap<String, byte[]> dispositions) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        int copies = 0;
        for (byte[] body : dispositions.values()) {
            Disposition disposition = Json.read(body, Disposition.class);
            counts.merge(disposition.kind().name().toLowerCase(Locale.ROOT), 1, Integer::sum);
            copies += disposition.copies() - 1;
        }
        String kinds = counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        return kinds + (copies == 0 ? "" : ", " + copies + " copies");
    }
}
