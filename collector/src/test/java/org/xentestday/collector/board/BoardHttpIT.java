package org.xentestday.collector.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import io.micronaut.http.client.sse.SseClient;
import io.micronaut.http.sse.Event;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reactivestreams.Subscription;
import org.xentestday.collector.view.Story;
import org.xentestday.collector.view.StoryTeller;
import org.xentestday.model.result.Facets;
import org.xentestday.model.verdict.Verdict;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

@MicronautTest(transactional = false, rebuildContext = true)
@Property(name = "testday.story", value = "true")
@Property(name = "testday.roles", value = "board")
@Property(name = "testday.port", value = "-1")
class BoardHttpIT {
    @Inject
    @Client("/")
    HttpClient http;

    @Inject
    @Client("/")
    SseClient events;

    @Inject
    StoryTeller story;

    @Inject
    BoardApi api;

    @BeforeEach
    void the_story_is_told() {
        story.tell();
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html",
        "/board.css, text/css",
        "/board.js, text/javascript",
        "/board.svg, image/svg+xml",
    })
    void the_page_may_load_nothing_from_elsewhere_and_nothing_inline(String path, String type) {
        // when
        HttpResponse<String> page = http.toBlocking().exchange(HttpRequest.GET(path), String.class);

        // then
        assertThat(page.header("Content-Type")).startsWith(type);
        assertThat(page.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.getBody(String.class).orElseThrow())
                .doesNotContain("innerHTML")
                .doesNotContain("<script>")
                .doesNotContain("style=");
        String tag = page.header("ETag");
        assertThat(http.toBlocking()
                        .exchange(HttpRequest.GET(path).header("If-None-Match", tag), String.class)
                        .status()
                        .getCode())
                .isEqualTo(304);
    }

    @Test
    void a_change_reaches_the_page_as_one_row_and_the_summary() {
        // given
        List<Event<String>> seen = new CopyOnWriteArrayList<>();
        Disposable reader = Flux.from(events.eventStream(HttpRequest.GET("/api/v1/board/events"), String.class))
                .subscribe(seen::add);
        await().untilAsserted(() -> assertThat(seen).extracting(Event::getName).containsExactly("snapshot"));

        // when
        story.says(Verdict.key(Story.RC6, "boot"), somewhere(0));

        // then
        await().untilAsserted(() ->
                assertThat(seen).extracting(Event::getName).containsExactly("snapshot", "row", "summary"));
        assertThat(seen.getLast().getId()).isNotNull();
        reader.dispose();
    }

    @Test
    void a_page_that_was_cut_off_gets_only_what_it_missed() {
        // given
        Event<String> first = Objects.requireNonNull(
                Flux.from(events.eventStream(HttpRequest.GET("/api/v1/board/events"), String.class))
                        .blockFirst());
        story.says(Verdict.key(Story.RC6, "boot"), somewhere(0));

        // when
        List<Event<String>> missed = Flux.from(events.eventStream(
                        HttpRequest.GET("/api/v1/board/events")
                                .header("Last-Event-ID", Objects.requireNonNull(first.getId())),
                        String.class))
                .take(2)
                .collectList()
                .block();

        // then
        assertThat(missed).extracting(Event::getName).containsExactly("row", "summary");
    }

    @Test
    void a_reader_that_stops_reading_holds_nobody_up_and_then_gets_the_newest_state() {
        // given
        List<Event<String>> seen = new CopyOnWriteArrayList<>();
        BaseSubscriber<Event<String>> reader = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                subscription.request(1);
            }

            @Override
            protected void hookOnNext(Event<String> event) {
                seen.add(event);
            }
        };
        Flux.from(api.events(new Look(null, null, null), null).body()).subscribe(reader);
        await().untilAsserted(() -> assertThat(seen).hasSize(1));

        // when
        IntStream.range(0, 500).forEach(n -> story.says(Verdict.key(Story.RC6, "boot"), somewhere(n)));
        reader.request(Long.MAX_VALUE);

        // then
        await().untilAsserted(() -> assertThat(seen.getLast().getName()).isEqualTo("summary"));
        assertThat(seen).hasSizeLessThanOrEqualTo(7);
        reader.cancel();
    }

    @Test
    void a_collector_that_stops_ends_the_streams() {
        // given
        List<Event<String>> seen = new CopyOnWriteArrayList<>();
        Disposable reader = Flux.from(events.eventStream(HttpRequest.GET("/api/v1/board/events"), String.class))
                .onErrorComplete() // the connection may close before the end of the stream is read
                .subscribe(seen::add);
        await().untilAsserted(() -> assertThat(seen).isNotEmpty());

        // when
        api.shutdownGracefully();

        // then
        await().untilAsserted(() -> assertThat(reader.isDisposed()).isTrue());
    }

    @Test
    void the_snapshot_is_one_object_for_programs() {
        assertThat(http.toBlocking().retrieve("/api/v1/board?plan=xen-4.3.0&candidate=rc5&facet=cpu_vendor"))
                .contains("\"candidate\":\"4.3.0-rc5\"", "\"columns\":[\"intel\",\"amd\"]");
    }

    @ParameterizedTest
    @CsvSource({"?plan=none, NOT_FOUND, unknown-plan", "?candidate=rc0, BAD_REQUEST, malformed"})
    void what_is_not_there_is_a_problem(String query, HttpStatus status, String problem) {
        // when
        HttpClientResponseException refused = catchThrowableOfType(
                HttpClientResponseException.class, () -> http.toBlocking().retrieve("/api/v1/board" + query));

        // then
        assertThat(refused.getStatus().getCode()).isEqualTo(status.getCode());
        assertThat(refused.getResponse().getBody(String.class).orElseThrow())
                .contains("urn:xentestday:problem:" + problem);
    }

    @Test
    void before_the_log_is_read_nothing_is_claimed() {
        // given
        story.reads(true);

        // when
        HttpClientResponseException refused = catchThrowableOfType(
                HttpClientResponseException.class, () -> http.toBlocking().retrieve("/api/v1/board"));

        // then
        assertThat(refused.getStatus().getCode()).isEqualTo(503);
        assertThat(refused.getResponse().header("Retry-After")).isEqualTo("2");
        story.reads(false);
    }

    private static Verdict somewhere(int n) {
        Verdict boot = Story.verdicts(Story.RC6).getFirst();
        return new Verdict(
                boot.candidate(),
                boot.test(),
                boot.kind(),
                Facets.NONE,
                List.of(),
                null,
                null,
                boot.here(),
                boot.outside(),
                boot.before(),
                null,
                null,
                null,
                n + 1,
                List.of(),
                boot.rule(),
                List.of(),
                null,
                List.of(),
                List.of());
    }
}
