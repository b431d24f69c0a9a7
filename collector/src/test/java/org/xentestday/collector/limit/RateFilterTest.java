package org.xentestday.collector.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.collector.fixture.Answer;
import org.xentestday.collector.fixture.TestCollector;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.StructuredMode;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Status;

/** Floods over real HTTP, bounded in count: who floods is told when to come again, and others are served. */
class RateFilterTest {
    private static final String RESULTS = "/api/v1/results";

    @TempDir
    private Path data;

    @Test
    void address_over_its_rate_is_told_when_to_come_again() {
        try (TestCollector collector = with("address", "5/1")) {
            for (int i = 0; i < 20; i++) {
                collector.get("/api/v1/plans");
            }
            limited(collector.get("/api/v1/plans"));
            assertThat(collector.get("/prometheus").status()).isEqualTo(429);
        }
    }

    @Test
    void garbage_from_one_address_ends_in_429_and_is_not_even_read() {
        try (TestCollector collector = with("refused", "10/1")) {
            int refused = 0;
            for (int i = 0; i < 50; i++) {
                refused += collector.postJson(RESULTS, "garbage").status() == 400 ? 1 : 0;
            }
            limited(collector.postJson(RESULTS, "garbage"));
            assertThat(refused).isBetween(10, 15);
        }
    }

    @Test
    void behind_a_trusted_proxy_the_others_are_served_meanwhile() {
        Map<String, Object> settings =
                Map.of("testday.limits.refused", "10/1", "testday.limits.trusted-proxies", "127.0.0.0/8");
        try (TestCollector collector = TestCollector.with(data, settings)) {
            for (int i = 0; i < 30; i++) {
                collector.send(collector
                        .to("/api/v1/nothing")
                        .header("X-Forwarded-For", "192.0.2.1")
                        .GET());
            }
            assertThat(from(collector, "192.0.2.1").status()).isEqualTo(429);
            assertThat(from(collector, "192.0.2.2").status()).isEqualTo(200);
        }
    }

    @Test
    void machine_over_its_rate_waits_and_another_machine_does_not() {
        try (TestCollector collector = with("key", "3/1")) {
            TestMachine one = collector.enrolled(TestMachine.named("one"));
            TestMachine two = collector.enrolled(TestMachine.named("two"));
            for (int i = 1; i <= 3; i++) {
                assertThat(collector.post(RESULTS, result(one, i)).status()).isEqualTo(202);
            }
            limited(collector.post(RESULTS, result(one, 4)));
            assertThat(collector.post(RESULTS, result(two, 1)).status()).isEqualTo(202);
        }
    }

    @Test
    void lines_of_a_batch_over_the_rate_are_told_one_by_one() {
        try (TestCollector collector = with("key", "3/1")) {
            TestMachine one = collector.enrolled(TestMachine.named("one"));
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            for (int i = 1; i <= 6; i++) {
                lines.writeBytes(StructuredMode.write(result(one, i)));
                lines.write('\n');
            }
            Answer answer = collector.post(RESULTS + "/batch", "application/x-ndjson", lines.toByteArray());
            assertThat(answer.status()).isEqualTo(207);
            assertThat(answer.json().path("outcomes"))
                    .extracting(outcome -> outcome.path("status").asInt())
                    .startsWith(202, 202, 202)
                    .endsWith(429);
        }
    }

    @Test
    void token_has_a_rate_of_its_own() {
        try (TestCollector collector = with("token", "2/1")) {
            for (int i = 0; i < 5; i++) {
                collector.send(bearer(collector, "one"));
            }
            assertThat(collector.send(bearer(collector, "one")).status()).isEqualTo(429);
            assertThat(collector.send(bearer(collector, "two")).status()).isEqualTo(200);
        }
    }

    private static java.net.http.HttpRequest.Builder bearer(TestCollector collector, String token) {
        return collector
                .to("/api/v1/plans")
                .header("Authorization", "Bearer " + token)
                .GET();
    }

    private static Answer from(TestCollector collector, String address) {
        return collector.send(
                collector.to("/api/v1/plans").header("X-Forwarded-For", address).GET());
    }

    private static Event result(TestMachine machine, int attempt) {
        return machine.event("4.3.0-rc6", "guest-hvm", Status.PASS, attempt);
    }

    private static void limited(Answer answer) {
        answer.isProblem(429, "too-many-requests");
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    }

    private TestCollector with(String limit, String rate) {
        return TestCollector.with(data, Map.of("testday.limits." + limit, rate));
    }
}
