package org.xentestday.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace pace = new Pace(Duration.ofSeconds(1));

    @Test
    void where_nothing_comes_in_nearly_the_whole_beat_is_for_deciding() {
        assertThat(pace.share(0)).isEqualTo(Duration.ofMillis(900));
    }

    @Test
    void the_more_came_in_the_less_is_decided_down_to_a_tenth() {
        assertThat(pace.share(100)).isEqualTo(Duration.ofMillis(450));
        assertThat(pace.share(100_000)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void tasks_of_one_process_divide_the_time() {
        pace.join();
        pace.join();
        assertThat(pace.share(0)).isEqualTo(Duration.ofMillis(450));

        pace.leave();
        assertThat(pace.share(0)).isEqualTo(Duration.ofMillis(900));
    }

    @Test
    void a_task_lets_beats_pass_while_results_pour_in_but_not_for_ever() {
        assertThat(Pace.waits(5000, 0)).isTrue();
        assertThat(Pace.waits(5000, 9)).isFalse();
        assertThat(Pace.waits(20, 0)).isFalse();
    }
}
