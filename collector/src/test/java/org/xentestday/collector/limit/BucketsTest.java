package org.xentestday.collector.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import io.micronaut.context.exceptions.ConfigurationException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BucketsTest {
    private final AtomicLong now = new AtomicLong(1_000_000_000);
    private final TimeMeter clock = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return now.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    };

    @Test
    void burst_is_given_at_once_and_the_rest_as_time_passes() {
        Buckets buckets = new Buckets(new Rate(3, 2), 10, clock);
        assertThat(taken(buckets, "one", 10)).isEqualTo(3);
        assertThat(buckets.wait("one")).isBetween(Duration.ofMillis(499), Duration.ofMillis(501));
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(taken(buckets, "one", 10)).isEqualTo(2);
    }

    @Test
    void names_do_not_share() {
        Buckets buckets = new Buckets(new Rate(3, 2), 10, clock);
        taken(buckets, "one", 10);
        assertThat(taken(buckets, "two", 10)).isEqualTo(3);
    }

    @Test
    void flood_of_names_does_not_grow_memory_without_end() {
        Buckets buckets = new Buckets(new Rate(3, 2), 100, clock);
        for (int i = 0; i < 100_000; i++) {
            buckets.take("name " + i);
        }
        assertThat(buckets.names()).isLessThanOrEqualTo(100);
    }

    @Test
    void who_does_not_come_again_is_forgotten() {
        Buckets buckets = new Buckets(new Rate(3, 1), 100, clock);
        buckets.take("one");
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(buckets.names()).isZero();
    }

    @Test
    void rate_that_makes_no_sense_is_told() {
        for (String text : new String[] {"", "5", "0/1", "1/0", "a/b", "-1/5"}) {
            assertThatThrownBy(() -> Rate.of("key", text))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("testday.limits");
        }
    }

    private static int taken(Buckets buckets, String name, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += buckets.take(name) ? 1 : 0;
        }
        return taken;
    }
}
