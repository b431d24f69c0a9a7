package org.xentestday.collector.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xentestday.model.json.Json;

class ClassificationTest {
    @Test
    void made_replaced_and_removed_documents_are_indexed() {
        // when
        List<Outcome> outcomes = outcomes(item(201, null), item(200, null));

        // then
        assertThat(outcomes).containsExactly(new Outcome.Indexed(), new Outcome.Indexed());
    }

    @Test
    void a_conflict_is_a_success_of_an_earlier_time() {
        // when
        Outcome outcome =
                outcomes(item(409, "version_conflict_engine_exception")).getFirst();

        // then
        assertThat(outcome).isEqualTo(new Outcome.AlreadyThere());
    }

    @Test
    void what_is_to_be_removed_and_is_not_there_is_fine() {
        // when
        Outcome outcome = outcomes(item(404, null)).getFirst();

        // then
        assertThat(outcome).isEqualTo(new Outcome.AlreadyThere());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"strict_dynamic_mapping_exception", "document_parsing_exception", "illegal_argument_exception"})
    void a_document_that_breaks_the_mapping_is_refused(String type) {
        // when
        Outcome outcome = outcomes(item(400, type)).getFirst();

        // then
        assertThat(outcome).isEqualTo(new Outcome.Refused(type + ": why"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 429, 500, 502, 503, 504})
    void what_the_cluster_cannot_do_now_is_tried_later(int status) {
        // when
        Outcome outcome = outcomes(item(status, "some_exception")).getFirst();

        // then
        assertThat(outcome).isEqualTo(new Outcome.Later("some_exception: why"));
    }

    @Test
    void a_cluster_that_has_too_many_shards_condemns_no_document() {
        // when
        Outcome outcome = outcomes(item(400, "validation_exception")).getFirst();

        // then
        assertThat(outcome).isInstanceOf(Outcome.Later.class);
    }

    private static List<Outcome> outcomes(Map<?, ?>... items) {
        return Classification.of(Json.tree(Arrays.asList(items)));
    }

    private static Map<?, ?> item(int status, @Nullable String error) {
        return Map.of(
                "create",
                error == null
                        ? Map.of("status", status)
                        : Map.of("status", status, "error", Map.of("type", error, "reason", "why")));
    }
}
