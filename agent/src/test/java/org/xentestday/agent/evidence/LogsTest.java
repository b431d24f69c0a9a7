package org.xentestday.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.fixture.FakeHost;
import org.xentestday.agent.probe.Host;
import org.xentestday.agent.probe.ThisHost;

@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class LogsTest {
    private @TempDir Path root;
    private Path xen;
    private Host host;

    @BeforeEach
    void a_host() throws IOException {
        xen = Files.createDirectories(root.resolve("var/log/xen"));
        Files.createDirectories(xen.resolve("console"));
        host = new ThisHost(root, Duration.ofSeconds(1));
    }

    @Test
    void only_new_lines_count_and_each_says_whose_it_is() throws IOException {
        // given
        append("xl-testday-0123abcd-1.log", "old trouble\n");
        Mark mark = Logs.mark(host);

        // when
        append("xl-testday-0123abcd-1.log", "new trouble\n");
        append("qemu-dm-testday-0123abcd-1-dm.log", "qemu speaks\n");
        append("console/guest-testday-0123abcd-1.log", "login:");
        append("console/hypervisor.log", "(XEN) a line\n");
        append("xenstored-access.log", "nobody asked\n");

        // then
        assertThat(newInFiles(mark))
                .containsExactly("xen| (XEN) a line", "xl| new trouble", "qemu| qemu speaks", "guest| login:");
    }

    @Test
    void the_logs_of_guests_that_are_not_ours_are_nobodys_business() throws IOException {
        Mark mark = Logs.mark(host);

        for (String name : List.of("web", "testday", "testday-web", "my-testday-0123abcd-1")) {
            append("xl-" + name + ".log", "not ours\n");
            append("qemu-dm-" + name + ".log", "not ours\n");
            append("console/guest-" + name + ".log", "not ours\n");
        }
        append("xl-testday-0123abcd-1--incoming.log", "ours\n");

        assertThat(newInFiles(mark)).containsExactly("xl| ours");
    }

    @Test
    void a_log_that_was_rotated_is_read_on_under_its_new_name() throws IOException {
        append("xl-testday-0123abcd-1.log", "old\n");
        Mark mark = Logs.mark(host);

        append("xl-testday-0123abcd-1.log", "last words\n");
        Files.move(xen.resolve("xl-testday-0123abcd-1.log"), xen.resolve("xl-testday-0123abcd-1.log.1"));
        append("xl-testday-0123abcd-1.log", "first words\n");

        assertThat(newInFiles(mark)).containsExactly("xl| first words", "xl| last words");
    }

    @Test
    void a_log_that_began_anew_is_read_from_its_start() throws IOException {
        append("xl-testday-0123abcd-1.log", "a long line that was there before\n");
        Mark mark = Logs.mark(host);

        Files.writeString(xen.resolve("xl-testday-0123abcd-1.log"), "anew\n");

        assertThat(newInFiles(mark)).containsExactly("xl| anew");
    }

    @Test
    void rings_are_compared_and_one_that_did_not_answer_is_missing() {
        // given
        FakeHost before = new FakeHost().answering("xl dmesg", "(XEN) one\n(XEN) two\n");
        FakeHost after = before.answering("xl dmesg", "(XEN) one\n(XEN) two\n");
        Mark mark = Logs.mark(before);

        // when
        after.answering("xl dmesg", "(XEN) two\n(XEN) three\n").answering("dmesg", "[ 1.0] boot\n");

        // then
        assertThat(mark.fresh()).containsExactly("xen| (XEN) three", "dom0| testday: lines are missing here");
        assertThat(Signatures.shipped().incomplete(mark.fresh())).isTrue();
    }

    @Test
    void junk_is_made_harmless() throws IOException {
        Mark mark = Logs.mark(host);

        Files.write(
                xen.resolve("console/guest-testday-0123abcd-1.log"),
                new byte[] {27, '[', '3', '1', 'm', 'r', 'e', 'd', 0, 1, (byte) 0xff});
        Files.write(xen.resolve("qemu-dm-testday-0123abcd-1.log"), new byte[20_000]);

        assertThat(newInFiles(mark)).containsExactly("qemu| ?", "guest| red?");
    }

    @Test
    void what_cannot_be_read_hides_nothing_else() throws IOException {
        Mark mark = Logs.mark(host);

        Files.createDirectories(xen.resolve("xl-testday-0123abcd-2.log"));
        Files.createSymbolicLink(xen.resolve("xl-testday-0123abcd-3.log"), xen.resolve("nowhere"));
        append("xl-testday-0123abcd-1.log", "readable\n");

        assertThat(newInFiles(mark)).containsExactly("xl| readable");
    }

    @Test
    @Timeout(60)
    void a_hundred_megabytes_are_read_in_little_memory_and_the_panic_in_them_is_found() throws IOException {
        // given
        Mark mark = Logs.mark(host);
        byte[] noise =
                "(XEN) [VT-D]DMAR:[DMA Read] Request device [0000:00:02.0] fault addr 8e43c000\n(XEN) and so on\n"
                        .getBytes(StandardCharsets.US_ASCII);
        try (OutputStream log =
                new BufferedOutputStream(Files.newOutputStream(xen.resolve("console/hypervisor.log")))) {
            for (int written = 0; written < 100 * 1024 * 1024; written += noise.length) {
                log.write(noise);
                if (written / noise.length == 800_000) {
                    log.write(String.join("\n", SignaturesTest.fixture("xen-panic.txt"))
                            .getBytes(StandardCharsets.UTF_8));
                    log.write('\n');
                }
            }
        }

        // when
        List<String> fresh = mark.fresh();

        // then
        assertThat(fresh.stream().mapToInt(String::length).sum()).isLessThan(4 * 1024 * 1024);
        Optional<Sighting> sighting = Signatures.shipped().first(fresh);
        assertThat(sighting.orElseThrow().symptom().id()).isEqualTo("xen-assert");
        assertThat(sighting.get().excerpt()).hasSizeGreaterThan(30);
        assertThat(fresh).last().isEqualTo("xen| (XEN) and so on");
    }

    /** Without the two rings, whose commands may or may not exist where the test runs. */
    private static List<String> newInFiles(Mark mark) {
        return mark.fresh().stream()
                .filter(line -> !line.startsWith("dom0| ") && !line.startsWith("xen| testday"))
                .toList();
    }

    private void append(String name, String text) throws IOException {
        Files.writeString(xen.resolve(name), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
