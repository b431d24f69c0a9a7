package org.xentestday.collector.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xentestday.collector.fixture.Answer;
import org.xentestday.collector.fixture.TestCollector;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;

/** Receipts over HTTP, on an index in memory. */
class ReceiptTest {
    private static final Candidate RC6 = Candidate.parse("4.3.0-rc6");
    private static TestCollector collector;

    /** An index that knows what it is told, and is away for the id {@code away}. */
    @Singleton
    @Primary // before the index itself, which is away in this test
    @Requires(property = "testday.receipts")
    static class MemoryIndex implements ReceiptSource {
        final Map<String, Disposition> dispositions = new ConcurrentHashMap<>();
        final Map<String, Verdict> verdicts = new ConcurrentHashMap<>();

        @Override
        public Optional<Disposition> disposition(String resultId) {
            if (resultId.equals("away")) {
                throw new ReceiptsAwayException(new IOException("connection refused"));
            }
            return Optional.ofNullable(dispositions.get(resultId));
        }

        @Override
        public boolean known(String resultId) {
            return resultId.equals("fresh");
        }

        @Override
        public Optional<Receipt.Rejection> rejection(String resultId) {
            return resultId.equals("unreadable")
                    ? Optional.of(new Receipt.Rejection("malformed", "not JSON"))
                    : Optional.empty();
        }

        @Override
        public Optional<Verdict> verdict(String key) {
            return Optional.ofNullable(verdicts.get(key));
        }
    }

    @BeforeAll
    static void start(@TempDir Path data) {
        collector = TestCollector.with(data, Map.of("testday.receipts", "true"));
    }

    @AfterAll
    static void stop() {
        collector.close();
    }

    @ParameterizedTest
    @CsvSource({"COUNTED, counted", "DUPLICATE, duplicate", "SUPERSEDED, superseded", "EXCLUDED, excluded"})
    void stage_follows_from_the_disposition(Disposition.Kind kind, String stage) {
        // given
        index().dispositions.put("r-" + stage, disposition("r-" + stage, kind, null));
        // when
        Answer answer = collector.get("/api/v1/results/r-" + stage);
        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("stage").asText()).isEqualTo(stage);
        assertThat(answer.json().at("/disposition/sentence").asText()).isEqualTo("A sentence.");
        assertThat(answer.json().has("verdict")).isFalse();
    }

    @Test
    void counted_result_shows_the_verdict_it_is_part_of() {
        // given
        Verdict verdict = verdict();
        index().verdicts.put(verdict.mainKey(), verdict);
        index().dispositions.put("counted", disposition("counted", Disposition.Kind.COUNTED, verdict.mainKey()));
        // when
        Answer answer = collector.get("/api/v1/results/counted");
        // then
        assertThat(answer.json().at("/verdict/kind").asText()).isEqualTo("PASSING");
    }

    @Test
    void result_that_is_not_decided_yet_is_indexed() {
        assertThat(collector.get("/api/v1/results/fresh").text()).isEqualTo("{\"id\":\"fresh\",\"stage\":\"indexed\"}");
    }

    @Test
    void result_that_this_process_just_took_is_accepted() {
        // given
        collector.bean(Accepted.class).add("just-taken");
        // then
        assertThat(collector
                        .get("/api/v1/results/just-taken")
                        .json()
                        .path("stage")
                        .asText())
                .isEqualTo("accepted");
    }

    @Test
    void result_that_nobody_can_read_is_rejected_with_the_reason() {
        assertThat(collector.get("/api/v1/results/unreadable").text())
                .isEqualTo("{\"id\":\"unreadable\",\"stage\":\"rejected\","
                        + "\"rejection\":{\"reason\":\"malformed\",\"sentence\":\"not JSON\"}}");
    }

    @Test
    void unknown_result_is_told() {
        collector.get("/api/v1/results/nobody").isProblem(404, "unknown-result");
    }

    @Test
    void index_that_is_away_is_told_with_a_time_to_come_again() {
        Answer answer = collector.get("/api/v1/results/away");
        answer.isProblem(503, "index-away");
        assertThat(answer.headers().firstValue("Retry-After")).contains("10");
    }

    @Test
    void collector_without_an_index_starts_and_says_so(@TempDir Path data) {
        try (TestCollector without = TestCollector.with(data, Map.of("testday.roles", "intake"))) {
            without.get("/api/v1/results/fresh").isProblem(503, "index-away");
            without.get("/api/v1/plans").isProblem(404, "not-found");
        }
    }

    private static MemoryIndex index() {
        return collector.bean(MemoryIndex.class);
    }

    private static Disposition disposition(String id, Disposition.Kind kind, @Nullable String verdict) {
        return new Disposition(id, kind, null, "A sentence.", null, RC6, "guest-hvm", verdict, 1);
    }

    private static Verdict verdict() {
        return new Verdict(
                RC6,
                "guest-hvm",
                VerdictKind.PASSING,
                Facets.NONE,
                List.of(),
                null,
                null,
                new Tally(0, 3),
                new Tally(0, 0),
                new Tally(0, 3),
                null,
                null,
                0.63,
                0,
                List.of(),
                "1",
                List.of(),
                null,
                List.of(),
                List.of());
    }
}
