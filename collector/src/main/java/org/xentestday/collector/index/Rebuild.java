package org.xentestday.collector.index;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xentestday.model.Topics;

/**
 * Makes the indices of a release anew from the log, beside the old ones, and puts them in their place at one moment.
 *
 * <p>Until then readers see the old ones, which go on being written to; for the last records the old ones are frozen,
 * so that they never know what the new ones do not. What indexers want to write meanwhile is refused for a moment, and
 * tried again by them: it gets to the new ones.
 */
final class Rebuild {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd't'HHmmss").withZone(ZoneOffset.UTC);
    private static final List<Topics> TOPICS =
            List.of(Topics.RESULTS, Topics.VERDICTS, Topics.COVERAGE, Topics.DISPOSITIONS);
    private static final List<Family> FAMILIES =
            List.of(Family.RESULTS, Family.VERDICTS, Family.COVERAGE, Family.DISPOSITIONS);
    private static final int PATIENCE = 20;
    private static final Duration READERS = Duration.ofSeconds(5);

    private final Documents documents;
    private final Sink sink;
    private final Indices indices;
    private final Supplier<Consumer<String, byte[]>> readers;
    private final Clock clock;

    Rebuild(Documents documents, Sink sink, Indices indices, Supplier<Consumer<String, byte[]>> readers, Clock clock) {
        this.documents = documents;
        this.sink = sink;
        this.indices = indices;
        this.readers = readers;
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param release that it was about
     * @param records read from the log
     * @param refused documents that the index does not take; they are in the DLQ already
     * @param documents in the new indices, by alias
     */
    record Done(String release, long records, long refused, Map<String, Long> documents) {}

    /**
     * Rebuilds the indices of a release. Throws {@link IOException} or {@link AwayException} where something is away;
     * then the old indices stay as they are.
     *
     * @param progress hears how many records were read so far, now and then
     */
    Done of(String release, LongConsumer progress)
            throws IOException, AwayException, NewerIndexException, InterruptedException {
        sink.prepare();
        Map<Family, String> fresh = new EnumMap<>(Family.class);
        String stamp = STAMP.format(clock.instant());
        FAMILIES.forEach(family -> fresh.put(family, family.plain(release, stamp)));
        try {
            for (Family family : FAMILIES) {
                indices.create(fresh.get(family) + "", family.index(release), List.of());
            }
            return filled(release, fresh, progress);
        } catch (IOException | AwayException | InterruptedException | RuntimeException e) {
            discard(release, fresh.values());
            throw e;
        }
    }

    private Done filled(String release, Map<Family, String> fresh, LongConsumer progress)
            throws IOException, AwayException, InterruptedException {
        Filling filling = new Filling(release, fresh, progress);
        try (LogReader log = new LogReader(readers.get(), TOPICS)) {
            log.toTheEnd(filling);
            log.toTheEnd(filling); // what came during the long first part
            List<String> old = old(release);
            try {
                for (String index : old) {
                    indices.freeze(index);
                }
                log.toTheEnd(filling);
                for (String index : fresh.values()) {
                    indices.refresh(index);
                }
                indices.swap(aliases(release, fresh), old);
            } catch (IOException | AwayException | InterruptedException | RuntimeException e) {
                thaw(old);
                throw e;
            }
            log.toTheEnd(filling); // whatever got into an old index that somebody thawed meanwhile
            Thread.sleep(READERS); // they may have begun on the old ones
            for (String index : old) {
                indices.delete(index);
            }
        }
        Map<String, Long> counts = new TreeMap<>();
        for (Map.Entry<Family, String> each : fresh.entrySet()) {
            indices.refresh(each.getValue());
            counts.put(each.getKey().alias(), indices.count(each.getValue()));
        }
        LOG.atInfo()
                .addKeyValue("release", release)
                .addKeyValue("records", filling.read)
                .log("index rebuilt");
        return new Done(release, filling.read, filling.refused, counts);
    }

    private static Map<String, Collection<String>> aliases(String release, Map<Family, String> fresh) {
        Map<String, Collection<String>> aliases = new TreeMap<>();
        fresh.forEach((family, index) -> aliases.put(index, List.of(family.alias(), family.index(release))));
        return aliases;
    }

    private List<String> old(String release) throws IOException {
        List<String> old = new ArrayList<>();
        for (Family family : FAMILIES) {
            old.addAll(indices.behind(family.index(release)));
        }
        return old;
    }

    private void thaw(List<String> old) {
        for (String index : old) {
            try {
                indices.thaw(index);
            } catch (IOException e) {
                LOG.atError().setCause(e).addKeyValue("index", index).log("an index was left frozen");
            }
        }
    }

    /** Only what no alias speaks of. */
    private void discard(String release, Collection<String> fresh) {
        try {
            List<String> inUse = old(release);
            for (String index : fresh) {
                if (!inUse.contains(index)) {
                    indices.delete(index);
                }
            }
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("cause", e.toString()).log("half-made indices were left");
        }
    }

    /** Brings the documents of one release into its new indices. */
    private final class Filling implements LogReader.Taker {
        private final Map<String, String> into = new TreeMap<>();
        private final LongConsumer progress;
        private long read;
        private long refused;

        Filling(String release, Map<Family, String> fresh, LongConsumer progress) {
            fresh.forEach((family, index) -> into.put(family.index(release), index));
            this.progress = progress;
        }

        @Override
        public void take(org.apache.kafka.clients.consumer.ConsumerRecords<String, byte[]> records)
                throws AwayException, InterruptedException {
            List<Item> items = new ArrayList<>();
            for (ConsumerRecord<String, byte[]> record : records) {
                if (documents.of(record) instanceof Reading.Write write && into.containsKey(write.index())) {
                    items.add(new Item(record, write.into(String.valueOf(into.get(write.index())))));
                }
            }
            for (List<Item> bulk : Bulks.of(items, Bulks.BYTES)) {
                write(bulk.stream().map(Item::write).toList());
            }
            read += records.count();
            progress.accept(read);
        }

        private void write(List<Reading.Write> writes) throws AwayException, InterruptedException {
            List<Reading.Write> left = writes;
            for (int tries = 0; !left.isEmpty(); tries++) {
                if (tries == PATIENCE) {
                    throw new AwayException(
                            "Elasticsearch is too busy for the new index",
                            new IOException("tried " + tries + " times"));
                }
                if (tries > 0) {
                    Thread.sleep(Duration.ofSeconds(Math.min(tries, 5)));
                }
                left = later(left);
            }
        }

        private List<Reading.Write> later(List<Reading.Write> writes) throws AwayException {
            List<Outcome> outcomes = sink.write(writes);
            List<Reading.Write> later = new ArrayList<>();
            for (int i = 0; i < writes.size(); i++) {
                switch (outcomes.get(i)) {
                    case Outcome.Indexed(), Outcome.AlreadyThere() -> {}
                    case Outcome.Later(var _) -> later.add(writes.get(i));
                    case Outcome.Refused(var _) -> refused++;
                }
            }
            return later;
        }
    }
}
