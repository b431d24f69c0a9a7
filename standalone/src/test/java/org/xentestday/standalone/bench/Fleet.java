package org.xentestday.standalone.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.xentestday.model.event.BinaryMode;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Facet;

/** The machines that load is made of, and the way of their events to the log. */
final class Fleet {
    private static final int SIZE = 100;
    static final List<TestMachine> MACHINES = IntStream.range(0, SIZE)
            .mapToObj(i -> TestMachine.named("bench" + i)
                    .with(Facet.DUT_BAR, i % 5 == 0 ? "le8g" : "le64m")
                    .with(Facet.SMT, i % 2 == 0 ? "on" : "off"))
            .toList();

    private Fleet() {}

    static Producer<String, byte[]> producer(String broker) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker, "linger.ms", 20, "compression.type", "zstd"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    static void enrol(Producer<String, byte[]> producer) {
        for (TestMachine machine : MACHINES) {
            Future<RecordMetadata> _ = producer.send(record(Event.of(
                    EventType.ENROLMENT,
                    machine.kid(),
                    "/bench",
                    machine.kid(),
                    TestMachine.NOON,
                    machine.enrolment())));
        }
        producer.flush();
    }

    static ProducerRecord<String, byte[]> record(Event event) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(event.type().topic().topic(), event.subject(), event.body());
        BinaryMode.kafkaHeaders(event).forEach(record.headers()::add);
        return record;
    }
}
