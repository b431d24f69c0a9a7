package org.xentestday.agent.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.disk.StateDirectory;
import org.xentestday.agent.identity.Identity;
import org.xentestday.model.event.Event;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Status;

@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class BundleTest {
    private static final TestMachine MACHINE = TestMachine.named("offline");

    private @TempDir Path dir;
    private BundleWriter writer;
    private Identity identity;

    @BeforeEach
    void a_machine() throws IOException {
        try (StateDirectory directory = StateDirectory.open(dir.resolve("state"), Duration.ZERO)) {
            identity = Identity.of(directory);
            writer = new BundleWriter(identity);
        }
    }

    @Test
    void what_goes_in_comes_out() throws IOException {
        Path file = dir.resolve("b.bundle");

        BundleHeader header = write(file, 450);

        assertThat(header.machine()).isEqualTo(identity.machine());
        assertThat(header.publicKey()).isEqualTo(identity.publicKey());
        try (BundleReader reader = BundleReader.open(file)) {
            assertThat(reader.header()).isEqualTo(header);
            assertThat(read(reader)).isEqualTo(events(450));
            assertThat(reader.fault()).isEmpty();
        }
    }

    @Test
    void the_same_results_make_the_same_bytes() throws IOException {
        write(dir.resolve("one"), 3);
        write(dir.resolve("two"), 3);

        assertThat(dir.resolve("one")).hasSameBinaryContentAs(dir.resolve("two"));
    }

    @Test
    void a_bundle_without_results_is_one_all_the_same() throws IOException {
        write(dir.resolve("none"), 0);

        try (BundleReader reader = BundleReader.open(dir.resolve("none"))) {
            assertThat(reader.next(9)).isEmpty();
            assertThat(reader.fault()).isEmpty();
        }
    }

    @Test
    void a_cut_at_any_byte_is_noticed_and_costs_no_result_before_it() throws IOException {
        // given
        write(dir.resolve("whole"), 3);
        byte[] whole = Files.readAllBytes(dir.resolve("whole"));
        Path cut = dir.resolve("cut");
        int opened = 0;

        for (int length = 0; length < whole.length; length++) {
            Files.write(cut, Arrays.copyOf(whole, length));
            if (!BundleReader.isBundle(cut)) {
                continue;
            }
            // when
            opened++;
            try (BundleReader reader = BundleReader.open(cut)) {
                List<Event> read = read(reader);

                // then
                assertThat(read).isEqualTo(events(3).subList(0, read.size()));
                assertThat(reader.fault()).as("cut at " + length).isPresent();
            }
        }
        assertThat(opened).isPositive();
    }

    @Test
    void a_wrong_byte_anywhere_is_noticed() throws IOException {
        write(dir.resolve("whole"), 2);
        byte[] whole = Files.readAllBytes(dir.resolve("whole"));
        Path wrong = dir.resolve("wrong");
        for (int at = 10; at < whole.length; at += 3) { // before it: flags and time of the packing, which say nothing
            byte[] bytes = whole.clone();
            bytes[at] ^= 4;
            Files.write(wrong, bytes);

            if (BundleReader.isBundle(wrong)) {
                try (BundleReader reader = BundleReader.open(wrong)) {
                    List<Event> read = read(reader);
                    boolean harmless = Arrays.equals(unpacked(bytes), unpacked(whole)); // bits that fill up a byte
                    assertThat(harmless
                                    || reader.fault().isPresent()
                                    || !reader.header().equals(header(whole)))
                            .as("byte " + at + " of " + read.size())
                            .isTrue();
                }
            }
        }
    }

    private static byte[] unpacked(byte[] packed) {
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return plain.readAllBytes();
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private BundleHeader header(byte[] whole) throws IOException {
        Path file = Files.write(dir.resolve("again"), whole);
        try (BundleReader reader = BundleReader.open(file)) {
            return reader.header();
        }
    }

    @Test
    void another_file_is_neither_read_nor_replaced() throws IOException {
        Path thesis = Files.writeString(dir.resolve("thesis"), "years of work");

        assertThatThrownBy(() -> BundleReader.open(thesis))
                .hasMessageEndingWith("is no bundle of this version of testday.");
        assertThatThrownBy(() -> write(thesis, 1)).hasMessageContaining("is there already and is no bundle");
        assertThat(thesis).hasContent("years of work");
    }

    private BundleHeader write(Path file, int results) throws IOException {
        return writer.write(
                file,
                visitor -> {
                    for (Event event : events(results)) {
                        visitor.see(event);
                    }
                },
                TestMachine.NOON);
    }

    private static List<Event> read(BundleReader reader) throws IOException {
        List<Event> all = new ArrayList<>();
        List<Event> some = reader.next(200);
        while (!some.isEmpty()) {
            all.addAll(some);
            some = reader.next(200);
        }
        return all;
    }

    private static List<Event> events(int many) {
        List<Event> events = new ArrayList<>();
        for (int attempt = 1; attempt <= many; attempt++) {
            events.add(MACHINE.event("4.3.0-rc6", "boot", Status.PASS, attempt));
        }
        return events;
    }
}
