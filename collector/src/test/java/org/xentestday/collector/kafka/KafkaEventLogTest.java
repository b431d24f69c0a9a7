package org.xentestday.collector.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.xentestday.model.Topics;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Status;

/** The log on Kafka's own mock producer; the real broker is met in the standalone's tests. */
class KafkaEventLogTest extends EventLogContract {
    private static final Event EVENT = TestMachine.named("one").event("4.3.0-rc6", "guest-hvm", Status.PASS, 1);

    private final MockProducer<String, byte[]> producer = producer(true);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final KafkaEventLog log = new KafkaEventLog(producer, producer, Duration.ofMillis(300), meters);

    @Override
    protected EventLog log() {
        return log;
    }

    @Override
    protected List<Event> written() {
        List<Event> events = new ArrayList<>();
        producer.history().forEach(sent -> events.add(consumed(sent)));
        return events;
    }

    @Override
    protected void takeAway() {
        producer.sendException = new TimeoutException("no metadata");
    }

    @Test
    void record_is_keyed_by_subject_on_the_topic_of_its_type() {
        // when
        log.append(List.of(EVENT));
        // then
        ProducerRecord<String, byte[]> sent = producer.history().getFirst();
        assertThat(sent.topic()).isEqualTo(Topics.RESULTS.topic());
        assertThat(sent.key()).isEqualTo("4.3.0/guest-hvm");
        assertThat(sent.headers().lastHeader("ce_id").value()).asString().isEqualTo(EVENT.id());
    }

    @Test
    void broker_that_does_not_answer_in_time_is_away() {
        // given a producer whose sends never end
        KafkaEventLog slow = new KafkaEventLog(producer(false), producer(false), Duration.ofMillis(50), meters);
        // when, then
        assertThat(slow.append(List.of(EVENT))).containsExactly(EventLog.Outcome.AWAY);
    }

    @Test
    void absent_broker_is_away_within_one_timeout_however_many_events() {
        // given a real producer and nothing that listens
        KafkaClients clients = new KafkaClients(
                new KafkaClients.Settings("127.0.0.1:1", Duration.ofMillis(300), Map.of(), Map.of(), Map.of()));
        try (KafkaEventLog absent = new KafkaEventLog(clients, meters)) {
            long start = System.nanoTime();
            // when
            List<EventLog.Outcome> outcomes = absent.append(List.of(EVENT, EVENT, EVENT, EVENT, EVENT));
            // then
            assertThat(outcomes).hasSize(5).containsOnly(EventLog.Outcome.AWAY);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1_200));
        }
    }

    @Test
    void time_until_acknowledged_is_measured() {
        log.append(List.of(EVENT));
        assertThat(meters.get("testday.log.append").timer().count()).isEqualTo(1);
    }

    @Test
    void closed_log_is_away() {
        log.close();
        assertThat(log.append(List.of(EVENT))).containsExactly(EventLog.Outcome.AWAY);
    }

    private static MockProducer<String, byte[]> producer(boolean autoComplete) {
        return new MockProducer<>(autoComplete, null, new StringSerializer(), new ByteArraySerializer());
    }

    private static Event consumed(ProducerRecord<String, byte[]> sent) {
        try {
            return EventRecords.read(new ConsumerRecord<>(
                    sent.topic(),
                    0,
                    0,
                    0,
                    TimestampType.CREATE_TIME,
                    0,
                    0,
                    sent.key(),
                    sent.value(),
                    sent.headers(),
                    Optional.empty()));
        } catch (RejectedException e) {
            throw new AssertionError(e);
        }
    }
}
