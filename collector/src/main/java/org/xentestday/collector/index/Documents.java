package org.xentestday.collector.index;

import com.fasterxml.jackson.core.JacksonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xentestday.collector.kafka.EventRecords;
import org.xentestday.model.Topics;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.RejectReason;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.result.Result;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.Verdict;

/** Says for each record of the log which document it makes. The same record always makes the same document. */
final class Documents {
    private static final Logger LOG = LoggerFactory.getLogger(Documents.class);

    /** The reason in the DLQ for a record that the index will never take. */
    static final String NOT_INDEXABLE = "not-indexable";

    /** Longest id that Elasticsearch takes, in bytes. One longer id would fail the whole bulk it is in. */
    static final int ID_BYTES = 512;

    /** What the indexer reads. */
    static final List<Topics> TOPICS =
            List.of(Topics.RESULTS, Topics.VERDICTS, Topics.COVERAGE, Topics.DISPOSITIONS, Topics.DLQ);

    private final Catalogue catalogue;

    Documents(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What to do about a record. Never throws: whatever cannot be read is a {@link Reading.Poison}. */
    Reading of(ConsumerRecord<String, byte[]> record) {
        try {
            Reading reading = read(record);
            return reading instanceof Reading.Write write ? checked(write) : reading;
        } catch (RejectedException e) {
            return unreadable(record, e.reason(), e.sentence());
        } catch (JacksonException e) {
            return unreadable(record, RejectReason.MALFORMED, e.getOriginalMessage());
        } catch (RuntimeException e) {
            // Nobody foresaw it, so nobody else speaks of it: it must not be passed over, nor stop what comes after it.
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .log("no document can be made of a record");
            return new Reading.Poison(NOT_INDEXABLE, e.toString());
        }
    }

    /** Whether it came from the DLQ, where nothing of ours may send it again. */
    static boolean dead(ConsumerRecord<String, byte[]> record) {
        return record.topic().equals(Topics.DLQ.topic());
    }

    private Reading read(ConsumerRecord<String, byte[]> record) throws RejectedException, JacksonException {
        if (dead(record)) {
            return RejectedDocument.of(record);
        }
        if (record.value() == null) {
            return Removal.of(record);
        }
        Event event = EventRecords.read(record);
        if (!event.type().topic().topic().equals(record.topic())) {
            // Whoever may write results must not be able to make verdicts by sending them to the results' topic.
            throw new RejectedException(
                    RejectReason.UNKNOWN_TYPE, event.type().ceType() + " does not belong into " + record.topic());
        }
        return switch (event.type()) {
            case RESULT -> ResultDocument.of(event, event.record(Result.class), record.timestamp(), catalogue);
            case VERDICT -> StateDocument.of(record.key(), event.record(Verdict.class), record.timestamp(), catalogue);
            case COVERAGE -> StateDocument.of(event.record(Coverage.class), record.timestamp(), catalogue);
            case DISPOSITION -> StateDocument.of(event.record(Disposition.class), record.timestamp());
            case ACTIVITY, ENROLMENT, PLAN, ISSUE, ASKS, TRACK_RECORD, ACCOUNT ->
                new Reading.Poison(
                        RejectReason.UNKNOWN_TYPE.code(),
                        "nothing to index: " + event.type().ceType());
        };
    }

    private static Reading checked(Reading.Write write) {
        int bytes = write.id().getBytes(StandardCharsets.UTF_8).length;
        return bytes == 0 || bytes > ID_BYTES
                ? new Reading.Poison(NOT_INDEXABLE, "an id of " + bytes + " bytes; the index takes 1 to " + ID_BYTES)
                : write;
    }

    /** Streams check the results topic and send what they cannot read to the DLQ; saying it twice helps nobody. */
    private static Reading unreadable(ConsumerRecord<String, byte[]> record, RejectReason reason, String sentence) {
        return record.topic().equals(Topics.RESULTS.topic())
                ? new Reading.Skip(sentence)
                : new Reading.Poison(reason.code(), sentence);
    }
}
