package org.xentestday.collector.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.xentestday.model.Topics;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;

/** The loop runs on the test's thread: each poll runs the next step of the script, and the last one stops it. */
class IndexerLoopTest {
    private static final TopicPartition RESULTS = new TopicPartition(Topics.RESULTS.topic(), 0);
    private static final TopicPartition DLQ = new TopicPartition(Topics.DLQ.topic(), 0);
    private static final Result ONE = Samples.MACHINE.result("4.3.0-rc6", "boot", Status.PASS, 1);
    private static final Result TWO = Samples.MACHINE.result("4.3.0-rc6", "boot", Status.PASS, 2);

    private final MemorySink sink = new MemorySink();
    private final List<String> buried = new ArrayList<>();
    private final Deque<RuntimeException> dlqFaults = new ArrayDeque<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Progress progress =
            new Progress(meters, Clock.fixed(Instant.ofEpochMilli(Samples.AT + 3_000), ZoneOffset.UTC));
    private final Deque<MockConsumer<String, byte[]>> consumers = new ArrayDeque<>();
    private final List<Long> readAhead = new ArrayList<>();
    private final Batch batch = new Batch(new Documents(Catalogue.shipped()), sink, this::bury, progress);
    private final IndexerLoop loop = new IndexerLoop(this::next, sink, batch, progress);

    @Test
    void a_poll_is_committed_after_its_bulk() {
        // given
        MockConsumer<String, byte[]> consumer = consumer(List.of(Samples.record(ONE, 0), Samples.record(TWO, 1)));
        List<Long> committed = new ArrayList<>();
        consumer.schedulePollTask(() -> committed.add(committed(consumer, RESULTS)));
        consumer.schedulePollTask(loop::stop);

        // when
        loop.run();

        // then
        assertThat(readAhead).containsExactly(-1L);
        assertThat(committed).containsExactly(2L);
        assertThat(sink.documents).containsOnlyKeys(ONE.id(), TWO.id());
        assertThat(progress.lag()).isZero();
    }

    @Test
    void while_the_index_is_away_nothing_is_committed_and_nothing_is_read() {
        // given
        MockConsumer<String, byte[]> consumer = consumer(List.of(Samples.record(ONE, 0)));
        List<Object> seen = new ArrayList<>();
        sink.faults.add(IndexerLoopTest::away);
        sink.faults.add(IndexerLoopTest::away);
        consumer.schedulePollTask(() -> seen.addAll(List.of(
                consumer.paused(),
                committed(consumer, RESULTS),
                Objects.requireNonNull(progress.trouble()).sentence(),
                progress.lag().toSeconds())));
        consumer.schedulePollTask(() -> {});
        consumer.schedulePollTask(() -> seen.addAll(List.of(consumer.paused(), committed(consumer, RESULTS))));
        consumer.schedulePollTask(loop::stop);

        // when
        loop.run();

        // then
        assertThat(seen).containsExactly(Set.of(RESULTS, DLQ), -1L, "away", 3L, Set.of(), 1L);
        assertThat(progress.trouble()).isNull();
        assertThat(sink.bulks).hasSize(3);
    }

    @Test
    void one_poll_is_read_while_one_is_written_and_waits_if_that_fails() {
        // given
        List<ConsumerRecord<String, byte[]>> many = IntStream.range(0, 1_200)
                .mapToObj(i -> Samples.record(Samples.MACHINE.result("4.3.0-rc6", "boot", Status.PASS, i + 1), i))
                .toList();
        MockConsumer<String, byte[]> consumer = consumer(many);
        consumer.setMaxPollRecords(500);
        sink.faults.add(writes -> writes.stream().map(sink::one).toList());
        sink.faults.add(IndexerLoopTest::away);
        List<Long> committed = new ArrayList<>();
        IntStream.range(0, 4)
                .forEach(i -> consumer.schedulePollTask(() -> committed.add(committed(consumer, RESULTS))));
        consumer.schedulePollTask(loop::stop);

        // when
        loop.run();

        // then
        assertThat(sink.bulks).extracting(List::size).containsExactly(500, 500, 700);
        assertThat(sink.documents).hasSize(1_200);
        assertThat(committed).containsExactly(500L, 500L, 1_200L, 1_200L);
    }

    @Test
    void only_what_failed_for_now_is_sent_again() {
        // given
        MockConsumer<String, byte[]> consumer = consumer(List.of(Samples.record(ONE, 0), Samples.record(TWO, 1)));
        sink.faults.add(writes -> List.of(sink.one(writes.getFirst()), new Outcome.Later("busy")));
        consumer.schedulePollTask(() -> {});
        consumer.schedulePollTask(loop::stop);

        // when
        loop.run();

        // then
        assertThat(sink.bulks).containsExactly(List.of(ONE.id(), TWO.id()), List.of(TWO.id()));
        assertThat(count("indexed")).isEqualTo(2);
        assertThat(count("retried")).isEqualTo(1);
    }

    @Test
    void a_partition_that_went_to_another_member_takes_its_records_along() {
        // given
        MockConsumer<String, byte[]> consumer =
                consumer(List.of(Samples.record(ONE, 0), Samples.rubbish(Topics.DLQ, 0)));
        sink.faults.add(IndexerLoopTest::away);
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(DLQ)));
        consumer.schedulePollTask(loop::stop);

        // when
        loop.run();

        // then
        assertThat(sink.documents).containsOnlyKeys("testday.dlq.v1-0-0");
    }

    @Test
    void a_partition_that_went_and_came_back_is_read_again_from_where_it_was_committed() {
        // given
        MockConsumer<String, byte[]> consumer = consumer(List.of(Samples.record(ONE, 0)));
        sink.faults.add(IndexerLoopTest::away);
        sink.faults.add(IndexerLoopTest::away);
        List<Long> committed = new ArrayList<>();
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(DLQ)));
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(RESULTS, DLQ)));
        consumer.schedulePollTask(() -> committed.add(committed(consumer, RESULTS)));
        consumer.schedulePollTask(loop::stop);

        // when
        loop.run();

        // then
        assertThat(sink.documents).isEmpty();
        assertThat(committed).containsExactly(-1L);
    }

    @Test
    void a_refused_document_goes_to_the_dlq_and_the_others_go_on() {
        // given
        MockConsumer<String, byte[]> consumer = consumer(List.of(Samples.record(ONE, 0), Samples.record(TWO, 1)));
        List<Long> committed = new ArrayList<>();
        sink.faults.add(writes -> List.of(new Outcome.Refused("breaks the mapping"), sink.one(writes.getLast())));
        consumer.schedulePollTask(() -> committed.add(committed(consumer, RESULTS)));
        consumer.schedulePollTask(loop::stop);

        // when
        loop.run();

        // then
        assertThat(buried).containsExactly("testday.results.v1 0 not-indexable breaks the mapping");
        assertThat(sink.documents).containsOnlyKeys(TWO.id());
        assertThat(committed).containsExactly(2L);
        assertThat(count("poisoned")).isEqualTo(1);
    }

    @Test
    void what_came_from_the_dlq_never_goes_there_again() {
        // given
        MockConsumer<String, byte[]> consumer = consumer(List.of(Samples.rubbish(Topics.DLQ, 0)));
        sink.faults.add(writes -> List.of(new Outcome.Refused("breaks the mapping")));
        consumer.schedulePollTask(loop::stop);

        // when
        loop.run();

        // then
        assertThat(buried).isEmpty();
        assertThat(count("poisoned")).isEqualTo(1);
    }

    @Test
    void a_record_that_the_dlq_does_not_take_is_read_again() {
        // given
        consumer(List.of(Samples.record(ONE, 0)));
        sink.faults.add(writes -> List.of(new Outcome.Refused("breaks the mapping")));
        dlqFaults.add(new KafkaException("no broker"));
        MockConsumer<String, byte[]> second = consumer(List.of(Samples.record(ONE, 0)));
        sink.faults.add(writes -> List.of(new Outcome.Refused("breaks the mapping")));
        second.schedulePollTask(loop::stop);

        // when
        loop.run();

        // then
        assertThat(buried).containsExactly("testday.results.v1 0 not-indexable breaks the mapping");
    }

    @Test
    void a_fault_of_our_own_starts_over_with_a_new_consumer() {
        // given
        MockConsumer<String, byte[]> first = consumer(List.of(Samples.record(ONE, 0)));
        sink.faults.add(writes -> {
            throw new IllegalStateException("a fault of ours");
        });
        MockConsumer<String, byte[]> second = consumer(List.of(Samples.record(ONE, 0)));
        second.schedulePollTask(loop::stop);

        // when
        loop.run();

        // then
        assertThat(first.closed()).isTrue();
        assertThat(sink.documents).containsOnlyKeys(ONE.id());
        assertThat(sink.prepared).isEqualTo(2);
    }

    @Test
    void records_read_twice_are_in_the_index_once() {
        // given
        MockConsumer<String, byte[]> consumer = consumer(List.of(Samples.record(ONE, 0), Samples.record(ONE, 1)));
        consumer.schedulePollTask(loop::stop);

        // when
        loop.run();

        // then
        assertThat(sink.documents).containsOnlyKeys(ONE.id());
        assertThat(count("indexed")).isEqualTo(1);
        assertThat(count("already-there")).isEqualTo(1);
    }

    @Test
    void an_unreadable_result_is_counted_and_passed_over() {
        // given
        MockConsumer<String, byte[]> consumer = consumer(List.of(Samples.rubbish(Topics.RESULTS, 0)));
        List<Long> committed = new ArrayList<>();
        consumer.schedulePollTask(() -> committed.add(committed(consumer, RESULTS)));
        consumer.schedulePollTask(loop::stop);

        // when
        loop.run();

        // then
        assertThat(committed).containsExactly(1L);
        assertThat(count("skipped")).isEqualTo(1);
        assertThat(buried).isEmpty();
    }

    @Test
    void an_index_of_a_newer_version_is_left_alone() {
        // given
        Sink newer = new Sink() {
            @Override
            public void prepare() throws NewerIndexException {
                throw new NewerIndexException(2, 1);
            }

            @Override
            public List<Outcome> write(List<Reading.Write> writes) {
                throw new AssertionError("nothing may be written");
            }
        };

        // when
        new IndexerLoop(this::next, newer, batch, progress).run();

        // then
        assertThat(progress.trouble())
                .isEqualTo(new Progress.Trouble.Stopped("The index templates have version 2 and this collector knows 1:"
                        + " start the collector that belongs to them."));
        assertThat(IndexerHealth.result(progress).getStatus().getOperational()).contains(true);
    }

    /**
     * The next consumer that the loop gets; its first poll assigns two partitions and returns these records, its second one
     * nothing, while they are written.
     */
    private MockConsumer<String, byte[]> consumer(List<ConsumerRecord<String, byte[]>> records) {
        MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
        consumer.updateBeginningOffsets(Map.of(RESULTS, 0L, DLQ, 0L));
        consumer.schedulePollTask(() -> {
            consumer.rebalance(List.of(RESULTS, DLQ));
            records.forEach(consumer::addRecord);
        });
        consumer.schedulePollTask(() -> readAhead.add(committed(consumer, RESULTS)));
        consumers.add(consumer);
        return consumer;
    }

    /** A loop that wants more consumers than the script has is stopped, so that the test fails and does not hang. */
    private MockConsumer<String, byte[]> next() {
        MockConsumer<String, byte[]> consumer = consumers.poll();
        if (consumer == null) {
            loop.stop();
            throw new AssertionError("the script has no further consumer");
        }
        return consumer;
    }

    private void bury(ConsumerRecord<String, byte[]> dead, String reason, String sentence) {
        RuntimeException fault = dlqFaults.poll();
        if (fault != null) {
            throw fault;
        }
        buried.add(dead.topic() + " " + dead.offset() + " " + reason + " " + sentence);
    }

    private double count(String outcome) {
        return meters.get("testday.index.records")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private static long committed(MockConsumer<String, byte[]> consumer, TopicPartition partition) {
        var offset = consumer.committed(Set.of(partition)).get(partition);
        return offset == null ? -1 : offset.offset();
    }

    private static List<Outcome> away(List<Reading.Write> writes) throws AwayException {
        throw new AwayException("away", new IOException("refused"));
    }
}
