package org.xentestday.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long START = 7_000;
    private final Pace pace = new Pace(Duration.ofSeconds(1));

    @Test
    void where_nothing_comes_in_nearly_the_whole_beat_is_for_deciding() {
        assertThat(pace.share(START)).isEqualTo(Duration.ofMillis(900));
    }

    @Test
    void the_more_came_in_the_less_is_decided_down_to_a_tenth() {
        arrive(400);
        assertThat(pace.share(START)).isEqualTo(Duration.ofMillis(450));

        arrive(100_000);
        assertThat(pace.share(START)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void what_came_is_counted_for_a_beat_and_then_forgotten() {
        arrive(5000);
        assertThat(pace.waits(START, 0)).isTrue();
        assertThat(pace.waits(START + 1000, 0)).isTrue();
        assertThat(pace.waits(START + 2000, 0)).isFalse();
    }

    @Test
    void tasks_of_one_process_divide_the_time() {
        pace.join();
        pace.join();
        assertThat(pace.share(START)).isEqualTo(Duration.ofMillis(450));

        pace.leave();
        assertThat(pace.share(START)).isEqualTo(Duration.ofMillis(900));
    }

    @Test
    void a_task_lets_beats_pass_while_results_pour_in_but_not_for_ever() {
        arrive(5000);

        assertThat(pace.waits(START, 0)).isTrue();
        assertThat(pace.waits(START, 9)).isFalse();
    }

    private void arrive(int results) {
        for (int i = 0; i < results; i++) {
            pace.arrived();
        }
    }
}
