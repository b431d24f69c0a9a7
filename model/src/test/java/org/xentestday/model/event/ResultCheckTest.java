package org.xentestday.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;

class ResultCheckTest {
    private static final TestMachine MACHINE = TestMachine.named("check");
    private static final Result RESULT = MACHINE.result("4.3.0-rc6", "cpu-hotplug", Status.FAIL, 1);

    @Test
    void a_result_of_the_contract_passes() throws RejectedException {
        Event event = MACHINE.signed(RESULT, 1);

        assertThat(ResultCheck.check(event)).isEqualTo(RESULT);
    }

    @Test
    void a_failure_without_a_word_on_what_went_wrong_is_invalid() {
        assertRefused(body -> body.remove("wentWrong"), RejectReason.INVALID, "wentWrong");
    }

    @Test
    void a_facet_value_outside_the_vocabulary_is_invalid() {
        assertRefused(
                body -> body.withObject("facets").put("host_bridge", "my-host.example.org"),
                RejectReason.INVALID,
                "host_bridge");
    }

    @Test
    void a_control_character_cannot_hide_in_a_text() {
        assertRefused(body -> body.put("wentWrong", "a\u001b[2Jb"), RejectReason.INVALID, "wentWrong");
    }

    @Test
    void a_property_of_a_newer_minor_version_is_ignored() throws RejectedException {
        Event event = withBody(body -> body.put("colour", "green"));

        assertThat(ResultCheck.check(event)).isEqualTo(RESULT);
    }

    @Test
    void an_id_that_its_cause_does_not_give_is_refused() {
        assertRefused(body -> body.put("attempt", 2), RejectReason.ID_MISMATCH, "id and subject");
    }

    @Test
    void a_subject_of_another_test_is_refused() {
        Event event = MACHINE.signed(RESULT, 1);
        Event moved = new Event(
                event.type(),
                event.id(),
                event.source(),
                "4.3.0/boot",
                event.time(),
                1,
                event.signature(),
                event.body());

        assertThatThrownBy(() -> ResultCheck.check(moved)).hasMessageContaining("4.3.0/cpu-hotplug");
    }

    @Test
    void a_line_end_behind_a_name_is_invalid() {
        assertRefused(body -> body.put("test", "cpu-hotplug\n"), RejectReason.INVALID, "test");
    }

    @Test
    void an_excerpt_over_its_size_is_invalid_even_with_few_lines() {
        assertRefused(
                body -> {
                    for (int line = 0; line < 10; line++) {
                        body.withArray("excerpt").add("x".repeat(900));
                    }
                },
                RejectReason.INVALID,
                "excerpt");
    }

    @Test
    void a_body_over_the_limit_is_refused_unread() {
        Event event = MACHINE.signed(RESULT, 1);
        Event large = new Event(
                event.type(),
                event.id(),
                event.source(),
                event.subject(),
                event.time(),
                1,
                event.signature(),
                new byte[Limits.RESULT_BYTES + 1]);

        assertThatThrownBy(() -> ResultCheck.check(large)).hasMessageContaining("65536");
    }

    @Test
    void deep_nesting_is_malformed_and_not_a_crash() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        Event event = MACHINE.signed(RESULT, 1);
        Event bad = new Event(
                event.type(),
                event.id(),
                event.source(),
                event.subject(),
                event.time(),
                1,
                null,
                deep.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> ResultCheck.check(bad)).isInstanceOf(RejectedException.class);
    }

    private static void assertRefused(Consumer<ObjectNode> change, RejectReason reason, String part) {
        assertThatThrownBy(() -> ResultCheck.check(withBody(change)))
                .isInstanceOfSatisfying(RejectedException.class, e -> {
                    assertThat(e.reason()).isEqualTo(reason);
                    assertThat(e.sentence()).contains(part);
                });
    }

    private static Event withBody(Consumer<ObjectNode> change) {
        Event event = MACHINE.signed(RESULT, 1);
        ObjectNode body = (ObjectNode) Json.tree(RESULT);
        change.accept(body);
        return new Event(
                event.type(), event.id(), event.source(), event.subject(), event.time(), 1, null, Json.write(body));
    }
}
