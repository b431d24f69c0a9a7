package org.xentestday.collector.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xentestday.model.json.Json;
import org.xentestday.model.verdict.Asks;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.Verdict;

@MicronautTest(transactional = false, rebuildContext = true)
@Property(name = "testday.story", value = "true")
@Property(name = "testday.roles", value = "board")
@Property(name = "testday.port", value = "-1")
class StandingHttpIT {
    @Inject
    @Client("/")
    HttpClient http;

    @Inject
    StoryTeller story;

    @BeforeEach
    void the_story_is_told() {
        story.tell();
    }

    @Test
    void verdicts_are_the_contracts_records_by_candidate_and_kind() throws IOException {
        // when
        HttpResponse<String> answer = get("/api/v1/verdicts?release=4.3.0&candidate=rc6&kind=regression,suspect");

        // then
        assertThat(read(answer, Verdict[].class))
                .hasSize(4)
                .allMatch(each -> each.kind().finding());
        assertThat(answer.header("X-Total-Count")).isEqualTo("4");
    }

    @Test
    void asks_are_told_to_anyone_but_those_of_a_machine_only_to_who_knows_it() throws IOException {
        // given
        String machine =
                Objects.requireNonNull(Story.asks().get(1).asks().getFirst().machine());

        // then
        assertThat(read(get("/api/v1/asks?release=4.3.0"), Asks[].class))
                .as("those of single machines, and tests of which nothing is asked, are left out")
                .containsExactly(Story.asks().getFirst());
        assertThat(read(get("/api/v1/asks?release=4.3.0&machine=" + machine), Asks[].class))
                .extracting(Asks::test, each -> each.asks().size())
                .containsExactly(tuple("boot", 1), tuple("gpu-passthrough-large-vram", 1));
    }

    @Test
    void pages_follow_each_other_without_a_gap() throws IOException {
        // given
        HttpResponse<String> first = get("/api/v1/coverage?candidate=4.3.0-rc6&limit=10");
        String link = Objects.requireNonNull(first.header("Link"));

        // when
        HttpResponse<String> second = get(link.substring(1, link.indexOf('>')));

        // then
        assertThat(read(first, Coverage[].class)).hasSize(10);
        assertThat(read(second, Coverage[].class))
                .hasSize(9)
                .doesNotContainAnyElementsOf(read(first, Coverage[].class));
        assertThat(second.header("Link")).isNull();
    }

    @Test
    void who_knows_the_present_is_told_so_until_it_changes() {
        // given
        String tag = Objects.requireNonNull(get("/api/v1/verdicts").header("ETag"));

        // then
        assertThat(get("/api/v1/verdicts", tag).status().getCode()).isEqualTo(304);
        Verdict main = Story.verdicts(Story.RC5).getFirst();
        Verdict further = Story.verdicts(Story.RC6).getLast();
        story.says(main.mainKey(), main);
        story.says(further.furtherKey(), further);
        assertThat(get("/api/v1/verdicts", tag).status().getCode()).isEqualTo(304);
        story.says(new Coverage(Story.RC6, "host-s3", Tally.NONE, 0, 1, 0, Map.of(), new TreeMap<>(), new TreeMap<>()));
        assertThat(get("/api/v1/verdicts", tag).status().getCode()).isEqualTo(200);
    }

    @Test
    void findings_come_with_their_evidence_the_most_urgent_first() throws IOException {
        // when
        List<Verdict> findings = read(get("/api/v1/findings?release=4.3.0&candidate=rc6"), Verdict[].class);

        // then
        assertThat(findings)
                .isNotEmpty()
                .allMatch(each -> each.kind().finding() && !each.evidence().isEmpty())
                .isSortedAccordingTo(java.util.Comparator.comparing(Verdict::kind));
    }

    @Test
    void history_of_a_verdict_has_a_row_for_each_time_it_said_something_else() throws IOException {
        // given
        Verdict main = Story.verdicts(Story.RC5).getFirst();
        Verdict other = Story.verdicts(Story.RC5).stream()
                .filter(each -> each.kind() != main.kind())
                .findFirst()
                .orElseThrow();
        Verdict turned = new Verdict(
                main.candidate(),
                main.test(),
                other.kind(),
                main.extent(),
                List.of(),
                null,
                null,
                main.here(),
                main.outside(),
                main.before(),
                null,
                null,
                null,
                0,
                main.evidence(),
                main.rule(),
                List.of("another reason"),
                null,
                List.of(),
                List.of());

        // when
        story.says(main.mainKey(), turned);
        story.says(main.mainKey(), turned);
        story.says(main.mainKey(), main);

        // then
        String path = "/api/v1/verdicts/history?release=4.3.0&candidate=rc5&test=" + main.test();
        assertThat(List.of(Json.read(bytes(get(path)), Turn[].class)))
                .filteredOn(turn -> turn.key().equals(main.mainKey()))
                .extracting(Turn::kind)
                .containsExactly(main.kind(), turned.kind(), main.kind());
    }

    @Test
    void machines_are_told_by_pseudonym() throws IOException {
        assertThat(List.of(Json.read(bytes(get("/api/v1/machines?candidate=4.3.0-rc6&limit=1000")), Machine[].class)))
                .hasSize(24)
                .allMatch(each -> each.machine().matches("[0-9a-f]{32}"));
    }

    @Test
    void wanted_says_how_much_of_it_is_missing() throws IOException {
        // when
        List<Shortfall> wanted =
                List.of(Json.read(bytes(get("/api/v1/wanted?plan=xen-4.3.0&candidate=rc6")), Shortfall[].class));

        // then
        assertThat(wanted)
                .hasSameSizeAs(Story.plan().wanted())
                .allMatch(each -> each.missing() == Math.max(0, each.wanted() - each.ran()))
                .anyMatch(each -> each.ran() > 0);
        assertThat(get("/api/v1/wanted?plan=none").getBody(String.class)).contains("[]");
    }

    @Test
    void an_unknown_kind_is_a_problem() {
        assertThat(catchThrowableOfType(HttpClientResponseException.class, () -> get("/api/v1/verdicts?kind=WRONG"))
                        .getStatus()
                        .getCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> get(String path) {
        return get(path, "");
    }

    private HttpResponse<String> get(String path, String tag) {
        return http.toBlocking().exchange(HttpRequest.GET(path).header("If-None-Match", tag), String.class);
    }

    private static <T> List<T> read(HttpResponse<String> answer, Class<T[]> type) throws IOException {
        return List.of(Json.read(bytes(answer), type));
    }

    private static byte[] bytes(HttpResponse<String> answer) {
        return answer.getBody(String.class).orElseThrow().getBytes(StandardCharsets.UTF_8);
    }
}
