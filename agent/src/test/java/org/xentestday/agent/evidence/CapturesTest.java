package org.xentestday.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xentestday.model.result.Symptom;

/** Real logs, where a developer has them beside the checkout; they are not part of it. */
class CapturesTest {
    private static final Path SHARED = Path.of("../../shared");

    @Test
    void a_real_panic_is_named_by_its_message_and_shows_its_call_trace() throws IOException {
        Sighting sighting = first("xen-captures/panic-mwait-tcg.console.txt");

        assertThat(sighting.symptom())
                .isEqualTo(new Symptom("xen-panic", "Panic on CPU <n>: GENERAL PROTECTION FAULT"));
        assertThat(sighting.excerpt()).anyMatch(line -> line.contains("acpi_processor_idle"));
    }

    @Test
    void a_dom0_that_died_is_a_lost_host() throws IOException {
        Sighting sighting = first("xen-captures/crash-dom0-smap-tcg.console.txt");

        assertThat(sighting.means()).isEqualTo(Means.HOST_LOST);
        assertThat(sighting.symptom().text()).isEqualTo("Hardware Dom0 crashed");
    }

    @Test
    void the_first_of_bad_lines_in_real_fragments_is_the_cause() throws IOException {
        Sighting sighting = first("samples/xl-dmesg-boot-fragments.txt");

        assertThat(sighting.symptom()).isEqualTo(new Symptom("cpu-up", "Error bringing CPU<n> up: -16"));
    }

    @Test
    void real_boots_and_tests_that_passed_hold_nothing_that_means_trouble() throws IOException {
        assumeTrue(Files.isDirectory(SHARED));

        for (String name : List.of("boot-ok", "boot-final", "boot-no-iommu", "boot-amd-iommu")) {
            assertThat(Signatures.shipped().first(lines("xen-captures/" + name + ".console.txt")))
                    .as(name)
                    .matches(found -> found.isEmpty() || found.get().means() == Means.INFO);
        }
    }

    private static Sighting first(String name) throws IOException {
        assumeTrue(Files.isDirectory(SHARED));
        return Signatures.shipped().first(lines(name)).orElseThrow();
    }

    private static List<String> lines(String name) throws IOException {
        return Files.readString(SHARED.resolve(name), StandardCharsets.ISO_8859_1)
                .lines()
                .toList();
    }
}
