package org.xentestday.model.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.json.Json;

class ResultTest {
    @Test
    void the_id_follows_from_the_cause_and_from_nothing_else() {
        TestMachine machine = TestMachine.named("id");

        assertThat(machine.result("4.3.0-rc6", "boot", Status.PASS, 1).id())
                .isEqualTo(machine.result("4.3.0-rc6", "boot", Status.FAIL, 1).id())
                .isNotEqualTo(
                        machine.result("4.3.0-rc6", "boot", Status.PASS, 2).id());
    }

    @Test
    void the_id_is_the_same_in_every_version_of_the_product() {
        assertThat(ResultId.of("xen-4.3.0", "ab".repeat(16), "cd".repeat(8), "boot", 1))
                .isEqualTo("a520ff794c69fd35c353319a9a0b0c9b51f1d407");
    }

    @Test
    void a_result_is_written_without_what_is_absent() throws Exception {
        Result result = TestMachine.named("json").result("4.3.0-rc6", "boot", Status.PASS, 1);

        String json = new String(Json.write(result), StandardCharsets.UTF_8);

        assertThat(json).doesNotContain("null").doesNotContain("excerpt").contains("\"status\":\"PASS\"");
        assertThat(Json.read(json.getBytes(StandardCharsets.UTF_8), Result.class))
                .isEqualTo(result);
    }
}
