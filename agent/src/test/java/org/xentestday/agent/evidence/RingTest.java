package org.xentestday.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RingTest {
    @Property(tries = 2000)
    void lines_that_are_all_different_come_out_exactly(
            @ForAll @IntRange(max = 30) int before,
            @ForAll @IntRange(max = 30) int more,
            @ForAll @IntRange(max = 400) int cut) {
        // given
        String old = text(0, before);
        String all = text(0, before + more);
        String now = all.substring(Math.min(cut, Math.min(old.length(), all.length())));

        // when
        List<String> fresh = Ring.of(now).since(Ring.of(old));

        // then
        List<String> expected = text(before, more).lines().toList();
        if (fresh.contains(Gathering.MISSING)) {
            assertThat(cut).isPositive();
            assertThat(fresh).endsWith(expected.toArray(String[]::new));
        } else {
            assertThat(fresh).isEqualTo(expected);
        }
    }

    @Property(tries = 2000)
    void a_ring_that_repeats_itself_never_loses_a_new_line(
            @ForAll @Size(max = 12) List<@IntRange(max = 1) Integer> before,
            @ForAll @Size(max = 12) List<@IntRange(max = 1) Integer> more) {
        List<String> old = before.stream().map(String::valueOf).toList();
        List<String> all = Stream.concat(before.stream(), more.stream())
                .map(String::valueOf)
                .toList();

        assertThat(new Ring(all).since(new Ring(old)))
                .isEqualTo(more.stream().map(String::valueOf).toList());
    }

    @Test
    void a_ring_that_was_written_over_as_a_whole_says_so() {
        assertThat(new Ring(List.of("x", "y")).since(new Ring(List.of("a", "b"))))
                .containsExactly(Gathering.MISSING, "x", "y");
    }

    @Test
    void a_line_that_was_being_written_is_new_when_it_is_whole() {
        assertThat(Ring.of("a\nbcd\n").since(Ring.of("a\nb"))).containsExactly("bcd");
    }

    private static String text(int from, int lines) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < from + lines; i++) {
            text.append("line ").append(i).append('\n');
        }
        return text.toString();
    }
}
