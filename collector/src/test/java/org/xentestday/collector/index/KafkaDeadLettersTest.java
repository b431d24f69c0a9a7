package org.xentestday.collector.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.xentestday.model.Topics;

class KafkaDeadLettersTest {
    private final ConsumerRecord<String, byte[]> poison = Samples.raw(
            Topics.VERDICTS, 42, "key", bytes("{"), Map.of("ce_id", bytes("1"), "testday.reason", bytes("older")));

    @Test
    void a_dead_letter_keeps_the_bytes_and_says_where_and_why() {
        // given
        MockProducer<String, byte[]> producer = producer(true);
        KafkaDeadLetters dead = new KafkaDeadLetters(() -> producer);

        // when
        dead.send(poison, "malformed", "not JSON");

        // then
        var sent = producer.history().getFirst();
        assertThat(sent.topic()).isEqualTo("testday.dlq.v1");
        assertThat(sent.key()).isEqualTo("key");
        assertThat(sent.value()).isEqualTo(bytes("{"));
        List<String> headers = StreamSupport.stream(sent.headers().spliterator(), false)
                .map(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .toList();
        assertThat(headers)
                .containsExactly(
                        "ce_id=1",
                        "testday.reason=malformed",
                        "testday.sentence=not JSON",
                        "testday.topic=testday.verdicts.v1",
                        "testday.partition=0",
                        "testday.offset=42");
    }

    @Test
    void a_dead_letter_that_is_not_durable_is_an_error() {
        // given
        MockProducer<String, byte[]> producer = producer(true);
        producer.sendException = new KafkaException("no broker");
        KafkaDeadLetters dead = new KafkaDeadLetters(() -> producer);

        // then
        assertThatThrownBy(() -> dead.send(poison, "malformed", "not JSON")).isInstanceOf(KafkaException.class);
    }

    private static MockProducer<String, byte[]> producer(boolean completes) {
        return new MockProducer<>(
                completes, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
