package org.xentestday.agent.disk;

import java.util.ArrayList;
import java.util.List;
import org.xentestday.model.json.Json;

/**
 * What a log held when it was read.
 *
 * @param records canonical JSON, in the order of writing
 * @param unreadable lines that were no whole record: the one being written when the power went, or damage
 */
public record Contents(List<byte[]> records, int unreadable) {
    public Contents {
        records = List.copyOf(records);
    }

    /** The records as what they are; a record of another shape counts as unreadable. */
    public <T> Entries<T> as(Class<T> type) {
        List<T> entries = new ArrayList<>();
        int strange = 0;
        for (byte[] json : records) {
            try {
                entries.add(Json.read(json, type));
            } catch (java.io.IOException e) {
                strange++; // a newer agent wrote it: passed over like damage, and counted
            }
        }
        return new Entries<>(entries, unreadable + strange);
    }

    /**
     * Records of one type.
     *
     * @param entries in the order of writing
     * @param unreadable lines that were none
     */
    public record Entries<T>(List<T> entries, int unreadable) {
        public Entries {
            entries = List.copyOf(entries);
        }
    }
}
