package org.xentestday.collector.index;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.xentestday.model.Topics;
import org.xentestday.model.event.RejectedException;

/** A compacted topic's record without a value: what was said under its key no longer holds. */
final class Removal {
    private Removal() {}

    static Reading of(ConsumerRecord<String, byte[]> record) throws RejectedException {
        String key = record.key();
        if (key == null || key.isEmpty()) {
            return new Reading.Skip("neither key nor value");
        }
        long version = StateDocument.version(record.timestamp());
        if (record.topic().equals(Topics.VERDICTS.topic())) {
            return new Reading.Remove(Family.VERDICTS.index(release(key)), key, version);
        }
        if (record.topic().equals(Topics.COVERAGE.topic())) {
            return new Reading.Remove(Family.COVERAGE.index(release(key)), key, version);
        }
        return new Reading.Skip("no value");
    }

    /** The release that a key {@code <release>/<candidate>/<test>} begins with. */
    static String release(String key) throws RejectedException {
        int slash = key.indexOf('/');
        return ResultDocument.release(slash < 0 ? key : key.substring(0, slash));
    }
}
