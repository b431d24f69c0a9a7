package org.xentestday.agent.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Real files, where they lie beside the checkout. */
class SamplesTest {
    static final String EXAMPLES = """
            Subject: [xen-unstable test] 1: FAIL
            Date: Mon, 08 Feb 2021 14:26:09 +0000

            flight 900138 xen-unstable real [real]

            Tests which did not succeed and are blocking,
            including tests which could not be run:
             test-amd64-amd64-xl          16 guest-saverestore        fail REGR. vs. 900054

            jobs:
             test-amd64-amd64-xl-credit2                                  pass
            """;

    private static List<Path> samples() throws IOException {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path samples = at.resolve("shared/samples");
            if (Files.isDirectory(samples)) {
                try (Stream<Path> files = Files.list(samples)) {
                    return files.sorted().toList();
                }
            }
        }
        return List.of();
    }

    @Test
    void every_real_report_is_recognised_and_tells_something() throws IOException {
        List<Path> samples = samples();
        Assumptions.assumeFalse(samples.isEmpty());

        for (Path sample : samples) {
            String name = sample.getFileName().toString();
            if (name.matches("(osstest|xtf|testday-\\d).*")) {
                Reading reading = Read.bytes(Files.readAllBytes(sample));
                assertThat(reading.results()).as(name).isNotEmpty();
                assertThat(ProposalFile.print(reading)).as(name).doesNotContain("immortal", "root@");
            }
        }
    }
}
