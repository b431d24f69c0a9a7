package org.xentestday.collector.index;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.Topics;
import org.xentestday.model.event.DeadLetter;

/** Sends records to the DLQ with their key, value and headers as they were, and where and why in further headers. */
final class KafkaDeadLetters implements DeadLetters, AutoCloseable {
    private static final int SECONDS = 15;

    private final Supplier<Producer<String, byte[]>> producers;
    private @Nullable Producer<String, byte[]> producer;

    /** Connects when the first record is to be sent: most indexers never send one. */
    KafkaDeadLetters(Supplier<Producer<String, byte[]>> producers) {
        this.producers = producers;
    }

    @Override
    public void send(ConsumerRecord<String, byte[]> record, String reason, String sentence) {
        try {
            producer().send(letter(record, reason, sentence)).get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the DLQ did not take a record", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    static ProducerRecord<String, byte[]> letter(
            ConsumerRecord<String, byte[]> record, String reason, String sentence) {
        Headers headers = new RecordHeaders(record.headers().toArray());
        add(headers, DeadLetter.REASON, reason);
        add(headers, DeadLetter.SENTENCE, sentence);
        add(headers, DeadLetter.TOPIC, record.topic());
        add(headers, DeadLetter.PARTITION, Integer.toString(record.partition()));
        add(headers, DeadLetter.OFFSET, Long.toString(record.offset()));
        return new ProducerRecord<>(Topics.DLQ.topic(), null, null, record.key(), record.value(), headers);
    }

    private static void add(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = producers.get();
        }
        return producer;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
        }
    }
}
