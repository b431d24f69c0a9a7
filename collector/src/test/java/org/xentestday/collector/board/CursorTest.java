package org.xentestday.collector.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xentestday.collector.view.Story.EVENING;
import static org.xentestday.collector.view.Story.RC6;

import io.micronaut.http.sse.Event;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xentestday.collector.view.Published;
import org.xentestday.collector.view.Story;
import org.xentestday.collector.view.View;
import org.xentestday.model.Topics;
import org.xentestday.model.event.EventType;
import org.xentestday.model.verdict.Verdict;

class CursorTest {
    private static final Look ANY = new Look(null, null, null);
    private final View view = new View();
    private final Frames frames = new Frames(view);
    private final EventIds ids = new EventIds("here");
    private boolean caughtUp = true;
    private long nanos;

    @Test
    void a_new_reader_gets_the_whole_board_and_then_silence() {
        // given
        Story.tell(view);
        Cursor reader = reader(null);

        // then
        assertThat(reader.advance()).extracting(Event::getName).containsExactly("snapshot");
        assertThat(reader.advance()).isEmpty();
    }

    @Test
    void a_change_is_its_row_and_the_summary() {
        // given
        Published log = Story.tell(view);
        Cursor reader = reader(null);
        reader.advance();

        // when
        gone(log, "boot");

        // then
        List<Event<String>> events = reader.advance();
        assertThat(events).extracting(Event::getName).containsExactly("row", "summary");
        assertThat(events.getFirst().getData()).contains("\"test\":\"boot\"");
        assertThat(events).extracting(Event::getId).satisfies(each -> {
            assertThat(each.getFirst()).isNull();
            assertThat(each.getLast()).startsWith("here-");
        });
    }

    @Test
    void a_slow_reader_gets_the_newest_of_each_row_once() {
        // given
        Published log = Story.tell(view);
        Cursor reader = reader(null);
        reader.advance();

        // when
        for (int n = 0; n < 100; n++) {
            gone(log, "boot");
            back(log, "boot");
            gone(log, "xtf");
        }

        // then
        assertThat(reader.advance()).extracting(Event::getName).containsExactly("row", "row", "summary");
    }

    @Test
    void a_reader_that_comes_back_gets_what_it_missed() {
        // given
        Published log = Story.tell(view);
        String last = Objects.requireNonNull(reader(null).advance().getLast().getId());
        gone(log, "boot");

        // then
        assertThat(reader(last).advance()).extracting(Event::getName).containsExactly("row", "summary");
    }

    @Test
    void an_id_of_another_process_is_answered_with_the_whole_board() {
        // given
        Story.tell(view);

        // then
        assertThat(reader("elsewhere-12").advance()).extracting(Event::getName).containsExactly("snapshot");
        assertThat(reader("here-nonsense").advance()).extracting(Event::getName).containsExactly("snapshot");
    }

    @Test
    void silence_is_broken_by_a_heartbeat() {
        // given
        Story.tell(view);
        Cursor reader = reader(null);
        reader.advance();

        // when
        nanos += TimeUnit.SECONDS.toNanos(15);

        // then
        assertThat(reader.advance()).extracting(Event::getName).containsExactly("heartbeat");
        assertThat(reader.advance()).isEmpty();
    }

    @Test
    void the_page_learns_why_there_is_nothing_to_see_and_then_sees_it() {
        // given
        caughtUp = false;
        Cursor reader = reader(null);
        assertThat(reader.advance().getFirst().getData()).contains("CATCHING_UP");

        // when
        caughtUp = true;

        // then
        assertThat(reader.advance().getFirst().getData()).contains("NO_PLAN");
        assertThat(reader.advance()).isEmpty();
        Story.tell(view);
        assertThat(reader.advance().getFirst().getData()).contains("OPEN");
    }

    @Test
    void a_new_column_needs_the_whole_board() {
        // given
        Published log = new Published();
        view.apply(log.says(EventType.PLAN, Story.PLAN, Story.plan(), EVENING));
        Cursor reader = reader(null);
        reader.advance();

        // when
        Story.coverage(RC6).forEach(each -> view.apply(log.says(EventType.COVERAGE, each.key(), each, EVENING)));

        // then
        assertThat(reader.advance()).extracting(Event::getName).containsExactly("snapshot");
    }

    private Cursor reader(@Nullable String lastId) {
        return new Cursor(frames, () -> caughtUp, ANY, ids, lastId, () -> nanos);
    }

    private void gone(Published log, String test) {
        view.apply(log.gone(Topics.VERDICTS, Verdict.key(RC6, test), EVENING));
    }

    private void back(Published log, String test) {
        Verdict verdict = Story.verdicts(RC6).stream()
                .filter(each -> each.test().equals(test))
                .findFirst()
                .orElseThrow();
        view.apply(log.says(EventType.VERDICT, verdict.mainKey(), verdict, EVENING));
    }
}
