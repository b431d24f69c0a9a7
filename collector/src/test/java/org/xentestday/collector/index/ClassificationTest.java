package org.xentestday.collector.index;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.bulk.OperationType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassificationTest {
    @Test
    void made_replaced_and_removed_documents_are_indexed() {
        // when
        List<Outcome> outcomes = Classification.of(
                BulkResponse.of(r -> r.took(1).errors(false).items(item(201, null), item(200, null))));

        // then
        assertThat(outcomes).containsExactly(new Outcome.Indexed(), new Outcome.Indexed());
    }

    @Test
    void a_conflict_is_a_success_of_an_earlier_time() {
        // when
        Outcome outcome = Classification.of(item(409, "version_conflict_engine_exception"));

        // then
        assertThat(outcome).isEqualTo(new Outcome.AlreadyThere());
    }

    @Test
    void what_is_to_be_removed_and_is_not_there_is_fine() {
        // when
        Outcome outcome = Classification.of(item(404, null));

        // then
        assertThat(outcome).isEqualTo(new Outcome.AlreadyThere());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"strict_dynamic_mapping_exception", "document_parsing_exception", "illegal_argument_exception"})
    void a_document_that_breaks_the_mapping_is_refused(String type) {
        // when
        Outcome outcome = Classification.of(item(400, type));

        // then
        assertThat(outcome).isEqualTo(new Outcome.Refused(type + ": why"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 429, 500, 502, 503, 504})
    void what_the_cluster_cannot_do_now_is_tried_later(int status) {
        // when
        Outcome outcome = Classification.of(item(status, "some_exception"));

        // then
        assertThat(outcome).isEqualTo(new Outcome.Later("some_exception: why"));
    }

    @Test
    void a_cluster_that_has_too_many_shards_condemns_no_document() {
        // when
        Outcome outcome = Classification.of(item(400, "validation_exception"));

        // then
        assertThat(outcome).isInstanceOf(Outcome.Later.class);
    }

    private static BulkResponseItem item(int status, @Nullable String error) {
        return BulkResponseItem.of(i -> {
            i.operationType(OperationType.Create)
                    .index("testday-results-4.3.0")
                    .id("1")
                    .status(status);
            return error == null ? i : i.error(e -> e.type(error).reason("why"));
        });
    }
}
