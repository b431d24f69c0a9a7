package org.xentestday.collector.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xentestday.model.event.RejectReason;
import org.xentestday.model.sign.Doubt;

class ProblemTypeTest {
    @Test
    void every_reason_of_the_contract_to_refuse_an_event_is_a_type() {
        Stream<String> codes = Stream.concat(
                Stream.of(RejectReason.values()).map(RejectReason::code),
                Stream.of(Doubt.values()).map(Doubt::code));
        assertThat(codes).allSatisfy(code -> assertThat(ProblemType.of(code)).isPresent());
    }

    @Test
    void the_manual_lists_all_types_with_status_and_meaning() throws IOException {
        String table = Stream.of(ProblemType.values())
                .map(type -> "| `%s` | %d | %s |"
                        .formatted(type.code(), type.status().getCode(), type.meaning()))
                .collect(Collectors.joining("\n"));
        assertThat(Files.readString(Path.of("README.md"))).contains(table);
    }
}
