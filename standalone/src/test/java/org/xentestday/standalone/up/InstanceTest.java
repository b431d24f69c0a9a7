package org.xentestday.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;

/** The order of starts and stops, without real parts. */
final class InstanceTest {
    private final Queue<String> happened = new ConcurrentLinkedQueue<>();
    private final StringWriter terminal = new StringWriter();

    @Test
    void parts_stop_in_the_opposite_order_of_their_start() {
        Instance instance = instance(part("broker"), part("streams"), part("collector"));

        ExitCode code = instance.run(() -> instance.end(ExitCode.OK));

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(happened)
                .containsExactly(
                        "check broker",
                        "check streams",
                        "check collector",
                        "start broker",
                        "start streams",
                        "start collector",
                        "stop collector",
                        "stop streams",
                        "stop broker");
    }

    @Test
    void nobody_waits_for_a_slow_part() {
        CountDownLatch collectorServes = new CountDownLatch(1);
        Recorded index = new Recorded("index", true, () -> await(collectorServes));
        Recorded collector = new Recorded("collector", false, collectorServes::countDown);
        Instance instance = instance(part("broker"), index, collector);

        ExitCode code = instance.run(() -> instance.end(ExitCode.OK));

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(happened).endsWith("stop collector", "stop index", "stop broker");
    }

    @Test
    void a_part_that_does_not_start_ends_the_others_with_its_sentence_and_code() {
        Recorded refusing = new Recorded("index", true, () -> {
            throw new StartException(ExitCode.ELASTICSEARCH, "It does not start.");
        });
        Instance instance = instance(part("broker"), refusing);

        ExitCode code = instance.run(() -> happened.add("ready"));

        assertThat(code).isEqualTo(ExitCode.ELASTICSEARCH);
        assertThat(terminal.toString().lines()).containsOnlyOnce("It does not start.");
        assertThat(happened).contains("stop broker").doesNotContain("ready");
    }

    @Test
    void nothing_starts_if_a_check_fails() {
        Recorded taken = new Recorded("collector", false, () -> {}) {
            @Override
            public void check() {
                throw new StartException(ExitCode.PORT_TAKEN, "Taken.");
            }
        };

        assertThatExceptionOfType(StartException.class)
                .isThrownBy(() -> instance(part("broker"), taken).run(() -> {}));
        assertThat(happened).containsExactly("check broker");
    }

    @Test
    void an_end_that_is_asked_for_during_the_start_starts_no_more_parts() {
        CountDownLatch asked = new CountDownLatch(1);
        Recorded broker = new Recorded("broker", false, () -> await(asked));
        Instance instance = instance(broker, part("collector"));
        broker.onStart(() -> {
            instance.end(ExitCode.OK);
            asked.countDown();
        });

        ExitCode code = instance.run(() -> happened.add("ready"));

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(happened).contains("stop broker").doesNotContain("start collector", "ready");
    }

    private Instance instance(Part... parts) {
        return new Instance(List.of(parts), new Lines(new PrintWriter(terminal)));
    }

    private Recorded part(String name) {
        return new Recorded(name, false, () -> {});
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A part that writes down what is asked of it. */
    private class Recorded implements Part {
        private final String name;
        private final boolean slow;
        private Runnable onStart;

        Recorded(String name, boolean slow, Runnable onStart) {
            this.name = name;
            this.slow = slow;
            this.onStart = onStart;
        }

        void onStart(Runnable instead) {
            onStart = instead;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void check() {
            happened.add("check " + name);
        }

        @Override
        public boolean slow() {
            return slow;
        }

        @Override
        public String start() {
            happened.add("start " + name);
            onStart.run();
            return "somewhere";
        }

        @Override
        public void stop() {
            happened.add("stop " + name);
        }
    }
}
