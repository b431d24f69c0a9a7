package org.xentestday.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.json.Json;
import org.xentestday.model.plan.Enrolment;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Status;
import org.xentestday.model.sign.Keys;
import org.xentestday.model.sign.Signing;

/**
 * Messages of every released version, which every later version must read, count and verify. Files are added with a
 * release ({@code -Dgolden=new} writes one for the version in development) and never changed.
 */
class GoldenCorpusTest {
    private static final Path CORPUS = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @MethodSource("versions")
    void results_of_every_released_version_are_still_results(Path version) throws Exception {
        Enrolment enrolment = Json.read(Files.readAllBytes(version.resolve("enrolment.json")), Enrolment.class);

        for (String line : Files.readAllLines(version.resolve("results.ndjson"))) {
            Event event = StructuredMode.read(line.getBytes(StandardCharsets.UTF_8));

            assertThat(ResultCheck.check(event).machine()).isEqualTo(enrolment.machine());
            assertThat(Signing.verify(event, Keys.publicKey(enrolment.publicKey())))
                    .isTrue();
        }
    }

    static List<Path> versions() throws IOException {
        if ("new".equals(System.getProperty("golden"))) {
            write(Files.createDirectories(CORPUS.resolve("0.1.0")));
        }
        try (Stream<Path> versions = Files.list(CORPUS)) {
            return versions.sorted().toList();
        }
    }

    @Test
    void there_is_a_corpus() throws IOException {
        assertThat(versions()).isNotEmpty();
    }

    private static void write(Path version) throws IOException {
        TestMachine machine =
                TestMachine.named("golden").with(Facet.DEVICE_MODEL, "qemu-xen").with(Facet.DUT_BAR, "le8g");
        Files.write(version.resolve("enrolment.json"), Json.write(machine.enrolment()));
        Files.write(
                version.resolve("results.ndjson"),
                Stream.of(Status.values())
                        .map(status -> machine.event(
                                "4.3.0-rc6",
                                status.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                status,
                                1))
                        .map(event -> new String(StructuredMode.write(event), StandardCharsets.UTF_8))
                        .toList());
    }
}
