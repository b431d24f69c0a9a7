package org.xentestday.agent.send;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.identity.KafkaAccount;
import org.xentestday.agent.tls.TlsFault;
import org.xentestday.model.event.BinaryMode;
import org.xentestday.model.event.Event;

/** Results straight into the log: an idempotent producer that waits for all in-sync replicas. */
public final class KafkaTransport implements Transport {
    private final KafkaTarget target;
    private @Nullable KafkaProducer<String, byte[]> producer;

    /** Connects when the first batch is sent. */
    KafkaTransport(KafkaTarget target) {
        this.target = target;
    }

    /** To the brokers of that choice; a sentence if it makes none. */
    public static KafkaTransport of(KafkaChoice choice, Optional<KafkaAccount> account) throws IOException {
        return new KafkaTransport(choice.target(account));
    }

    @Override
    public List<Answer> send(List<Event> batch) {
        try {
            KafkaProducer<String, byte[]> connected = connected();
            List<Future<RecordMetadata>> acknowledgements = new ArrayList<>();
            for (Event event : batch) {
                acknowledgements.add(connected.send(record(event)));
            }
            connected.flush();
            return acknowledgements.stream().map(this::answer).toList();
        } catch (KafkaException e) {
            return Collections.nCopies(batch.size(), answer(innermost(e)));
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(1)); // every batch was waited for: nothing is in flight
        }
    }

    private KafkaProducer<String, byte[]> connected() {
        KafkaProducer<String, byte[]> connected = producer;
        if (connected == null) {
            connected = new KafkaProducer<>(target.producer(), new StringSerializer(), new ByteArraySerializer());
            producer = connected;
        }
        return connected;
    }

    private static ProducerRecord<String, byte[]> record(Event event) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                event.type().topic().topic(), null, event.time().toEpochMilli(), event.subject(), event.body());
        BinaryMode.kafkaHeaders(event).forEach((name, value) -> record.headers().add(name, value));
        return record;
    }

    private Answer answer(Future<RecordMetadata> acknowledgement) {
        try {
            acknowledgement.get(target.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return new Answer.Taken();
        } catch (ExecutionException e) {
            return answer(e.getCause());
        } catch (java.util.concurrent.TimeoutException e) {
            return later("no answer within " + target.timeout().toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return later("interrupted");
        }
    }

    private Answer answer(@Nullable Throwable cause) {
        Optional<String> tls = TlsFault.words(cause);
        if (tls.isPresent()) {
            return new Answer.Insecure(
                    "There is no secure connection to the brokers at " + target + ": " + tls.get() + ".");
        }
        return switch (cause) {
            case RecordTooLargeException large ->
                new Answer.Refused("too-large", "the brokers refuse a record this large");
            case AuthorizationException denied ->
                new Answer.NotPermitted("The Kafka user may not write results: ask the organiser for the right.");
            case UnsupportedSaslMechanismException without ->
                new Answer.NotPermitted("The brokers at " + target + " do not let users in by SCRAM-SHA-512.");
            case AuthenticationException wrong ->
                new Answer.NotPermitted("The brokers at " + target + " refuse the Kafka user " + target.user()
                        + " or its password: enrol again, or correct kafka-user and kafka-password-file.");
            case TimeoutException slow ->
                later("no answer within " + target.timeout().toSeconds() + " s");
            case ConfigException unresolved -> later("their names cannot be found; is there a network");
            case null -> later("it failed without a reason");
            default -> later(String.valueOf(cause.getMessage()));
        };
    }

    private static @Nullable Throwable innermost(KafkaException e) {
        return e.getCause() instanceof KafkaException inner ? inner : e;
    }

    private Answer later(String why) {
        return new Answer.Later("The brokers at " + target + " did not take it: " + why + ".");
    }
}
