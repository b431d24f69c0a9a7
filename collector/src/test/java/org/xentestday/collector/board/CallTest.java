package org.xentestday.collector.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.xentestday.collector.view.Story;
import org.xentestday.collector.view.View;

class CallTest {
    private final View view = new View();

    @Test
    void the_most_telling_run_is_called_for_first_and_machines_asked_alike_are_called_once() {
        // given
        Story.tell(view);

        // when
        var calls = Call.all(view.standing(Story.RC6), test -> "title of " + test);

        // then
        assertThat(calls).extracting(Call::test).containsExactly("gpu-passthrough-large-vram", "boot");
        assertThat(calls).extracting(Call::bits).containsExactly(0.94, 0.41);
        assertThat(calls).extracting(Call::again).containsExactly(false, true);
        assertThat(calls.getFirst().title()).isEqualTo("title of gpu-passthrough-large-vram");
    }

    @Test
    void the_board_says_nothing_of_which_machine_is_asked() {
        // given
        Story.tell(view);
        String machine =
                Objects.requireNonNull(Story.asks().get(1).asks().getFirst().machine());

        // then
        assertThat(Frame.json(Call.all(view.standing(Story.RC6), test -> test))).doesNotContain(machine);
    }

    @Test
    void a_candidate_of_which_nothing_is_asked_has_no_calls() {
        Story.tell(view);

        assertThat(Call.all(view.standing(Story.RC5), test -> test)).isEmpty();
    }
}
