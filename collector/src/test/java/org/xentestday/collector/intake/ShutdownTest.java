package org.xentestday.collector.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.collector.fixture.Answer;
import org.xentestday.collector.fixture.TestCollector;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Status;

/** The end of a collector: whoever is inside is answered, and the log is let go of last. */
class ShutdownTest {
    @Test
    void request_under_way_is_answered_before_the_log_is_closed(@TempDir Path data) throws Exception {
        // given a result that the log is slow to take
        TestCollector collector = TestCollector.in(data);
        TestMachine machine = collector.enrolled(TestMachine.named("one"));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        collector.log().beforeEach(() -> {
            inside.countDown();
            waitFor(release);
        });
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(
                () -> collector.post("/api/v1/results", machine.event("4.3.0-rc6", "guest-hvm", Status.PASS, 1)));
        waitFor(inside);
        // when
        CompletableFuture<Void> closing = CompletableFuture.runAsync(collector::close);
        collector.awaitRefusal();
        assertThat(collector.log().closed()).isFalse();
        release.countDown();
        // then
        assertThat(answer.get(20, TimeUnit.SECONDS).status()).isEqualTo(202);
        closing.get(20, TimeUnit.SECONDS);
        assertThat(collector.log().closed()).isTrue();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
