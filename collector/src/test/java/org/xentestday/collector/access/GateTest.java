package org.xentestday.collector.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.collector.fixture.Answer;
import org.xentestday.collector.fixture.TestCollector;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.plan.Account;
import org.xentestday.model.result.Status;

/** Who may read, where not everybody may. */
class GateTest {
    private static final Secret RITA = Secret.fresh();

    @TempDir
    private Path data;

    @Test
    void everybody_reads_unless_it_is_said_otherwise() {
        try (TestCollector collector = TestCollector.in(data)) {
            assertThat(collector.get("/api/v1/plans").status()).isEqualTo(200);
        }
    }

    @Test
    void a_closed_board_opens_for_whom_an_organiser_let_in() {
        try (TestCollector collector = closed()) {
            // given
            Account rita = new Account("0123456789abcdef", "rita", Account.Role.READER, TestMachine.NOON, null, null);
            collector
                    .log()
                    .append(List.of(Event.of(
                            EventType.ACCOUNT, "1", "/test", rita.id(), TestMachine.NOON, rita.with(RITA.hash()))));

            // then
            assertThat(as(collector, "/api/v1/plans", "Bearer " + RITA.text()).status())
                    .isEqualTo(200);
            assertThat(as(collector, "/api/v1/plans", "Basic " + base64("anything:" + RITA.text()))
                            .status())
                    .isEqualTo(200);
            as(collector, "/api/v1/plans", "Bearer guess").isProblem(401, "account-only");
            as(collector, "/api/v1/plans", "Basic ???").isProblem(401, "account-only");
            Answer stranger = collector.get("/");
            stranger.isProblem(401, "account-only");
            assertThat(stranger.headers().allValues("WWW-Authenticate"))
                    .containsExactly("Bearer", "Basic realm=\"Xen TestDay\"");
        }
    }

    @Test
    void a_closed_board_closes_neither_the_intake_nor_what_operators_look_at() {
        try (TestCollector collector = closed()) {
            TestMachine machine = collector.enrolled(TestMachine.named("one"));
            assertThat(collector
                            .post("/api/v1/results", machine.event("4.3.0-rc6", "boot", Status.PASS, 1))
                            .status())
                    .isEqualTo(202);
            assertThat(collector.get("/health/liveness").status()).isEqualTo(200);
            assertThat(collector.get("/prometheus").status()).isEqualTo(200);
        }
    }

    private TestCollector closed() {
        return TestCollector.with(data, Map.of("testday.public", "false"));
    }

    private static Answer as(TestCollector collector, String path, String authorization) {
        return collector.send(collector.to(path).header("Authorization", authorization));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
