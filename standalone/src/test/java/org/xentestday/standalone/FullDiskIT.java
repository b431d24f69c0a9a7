package org.xentestday.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.model.Topics;
import org.xentestday.standalone.broker.BrokerUser;
import org.xentestday.standalone.port.Ports;

/** A real disk that is really full: 560 MiB of memory, mounted where root may mount. */
final class FullDiskIT {
    @TempDir
    Path temp;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(temp.resolve("disk"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=560m", "tmpfs", disk.toString()))
                .as("may mount")
                .isZero();
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "--lazy", disk.toString());
    }

    @Test
    void a_full_disk_is_refused_at_start() throws Exception {
        fill(100);
        try (ServerProcess server = broker(Ports.free())) {
            assertThat(server.exitCode()).isEqualTo(74);
            assertThat(server.output())
                    .startsWith("Only 4")
                    .contains("512 MiB are needed")
                    .hasLineCount(1);
        }
    }

    @Test
    void a_disk_that_fills_up_ends_the_broker_with_a_sentence_and_keeps_what_was_acknowledged() throws Exception {
        int port = Ports.free();
        try (ServerProcess server = broker(port).awaitWord("Ready")) {
            Records.write(admin(port), Topics.RESULTS, "acknowledged");
            fill(1_000);

            // when
            Thread writer = Thread.ofVirtual().start(() -> writeTillRefused(port));
            int code = server.exitCode();
            writer.interrupt();

            // then
            assertThat(code).isEqualTo(72);
            assertThat(server.output()).contains("failed because the disk of " + disk + "/data is full");
        }
        Files.delete(disk.resolve("filler"));
        try (ServerProcess again = broker(port).awaitWord("Ready")) {
            assertThat(Records.read(admin(port), Topics.RESULTS)).startsWith("acknowledged");
            again.terminate();
            assertThat(again.exitCode()).isZero();
        }
    }

    private void writeTillRefused(int port) {
        try {
            while (true) {
                Records.write(admin(port), Topics.RESULTS, "x".repeat(60_000));
            }
        } catch (Exception e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes that many MiB, or as many as there is room for. */
    private void fill(int mebibytes) {
        byte[] mebibyte = new byte[1 << 20];
        try (OutputStream filler = Files.newOutputStream(disk.resolve("filler"))) {
            for (int i = 0; i < mebibytes; i++) {
                filler.write(mebibyte);
            }
        } catch (IOException full) {
            assertThat(disk).isDirectory();
        }
    }

    private Map<String, Object> admin(int port) {
        return Records.as(BrokerUser.ADMIN, disk.resolve("data"), port);
    }

    private ServerProcess broker(int port) throws IOException {
        return ServerProcess.start(
                temp,
                "up",
                "--parts",
                "broker",
                "--data",
                disk.resolve("data").toString(),
                "--kafka-port",
                String.valueOf(port));
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
