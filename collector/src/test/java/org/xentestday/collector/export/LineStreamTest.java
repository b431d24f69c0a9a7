package org.xentestday.collector.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class LineStreamTest {
    @Test
    void lines_come_one_by_one_as_they_are_read() throws IOException {
        // given
        AtomicInteger made = new AtomicInteger();
        Iterator<byte[]> lines = Stream.of("one", "", "three")
                .peek(each -> made.incrementAndGet())
                .map(each -> each.getBytes(StandardCharsets.UTF_8))
                .iterator();

        // when
        try (InputStream stream = new LineStream(lines, () -> {})) {
            String first = new String(stream.readNBytes(4), StandardCharsets.UTF_8);
            int after = made.get();

            // then
            assertThat(first).isEqualTo("one\n");
            assertThat(after).isEqualTo(1);
            assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("\nthree\n");
            assertThat(stream.read()).isEqualTo(-1);
        }
    }

    @Test
    void log_that_goes_away_tears_the_stream_and_closing_lets_go_of_it() throws IOException {
        // given
        AtomicInteger closed = new AtomicInteger();
        Iterator<byte[]> away = List.of(1).stream()
                .<byte[]>map(each -> {
                    throw new KafkaException("away");
                })
                .iterator();

        // when
        try (InputStream stream = new LineStream(away, closed::incrementAndGet)) {
            // then
            assertThatThrownBy(stream::read).isInstanceOf(IOException.class);
        }
        assertThat(closed).hasValue(1);
    }
}
