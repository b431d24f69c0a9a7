package org.xentestday.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xentestday.model.json.Json;

class GrafanaQueryTest {
    private final GrafanaQuery query = new GrafanaQuery(
            Instant.ofEpochMilli(1_000),
            Instant.ofEpochMilli(9_000),
            Duration.ofMinutes(1),
            Map.of("release", "4.3.0", "test", "*"));

    @Test
    void buckets_nest_in_their_order_with_the_metric_innermost() throws IOException {
        // given
        JsonNode target = json("""
                {"query":"testday.release:$release AND testday.test:$test",
                 "metrics":[{"id":"1","type":"cardinality","field":"testday.machine"}],
                 "bucketAggs":[
                   {"id":"2","type":"terms","field":"testday.status",
                    "settings":{"size":"0","order":"desc","orderBy":"1","min_doc_count":"1"}},
                   {"id":"3","type":"date_histogram","field":"@timestamp",
                    "settings":{"interval":"auto","min_doc_count":"0"}}]}""");

        // when
        JsonNode search = parsed(query.search(target));

        // then
        assertThat(search).isEqualTo(json("""
                {"query":{"bool":{"filter":[
                   {"range":{"@timestamp":{"gte":1000,"lte":9000,"format":"epoch_millis"}}},
                   {"query_string":{"analyze_wildcard":true,"query":"testday.release:4.3.0 AND testday.test:*"}}]}},
                 "size":0,
                 "aggs":{"2":{
                   "terms":{"field":"testday.status","size":500,"order":{"1":"desc"},"min_doc_count":1},
                   "aggs":{
                     "1":{"cardinality":{"field":"testday.machine"}},
                     "3":{
                       "date_histogram":{"field":"@timestamp","min_doc_count":0,
                         "extended_bounds":{"min":1000,"max":9000},"format":"epoch_millis","fixed_interval":"60000ms"},
                       "aggs":{"1":{"cardinality":{"field":"testday.machine"}}}}}}}}"""));
    }

    @Test
    void raw_documents_come_newest_first() throws IOException {
        // given
        JsonNode target = json("""
                {"query":"*","metrics":[{"id":"1","type":"raw_data","settings":{"size":"7"}}],"bucketAggs":[]}""");

        // when
        JsonNode search = parsed(query.search(target));

        // then
        assertThat(search).isEqualTo(json("""
                {"query":{"bool":{"filter":[
                   {"range":{"@timestamp":{"gte":1000,"lte":9000,"format":"epoch_millis"}}},
                   {"query_string":{"analyze_wildcard":true,"query":"*"}}]}},
                 "size":7,
                 "sort":[{"@timestamp":{"order":"desc","unmapped_type":"boolean"}},{"_doc":{"order":"desc"}}],
                 "docvalue_fields":["@timestamp"]}"""));
    }

    @Test
    void a_variable_asks_for_the_terms_of_its_field_in_order() throws IOException {
        // when
        JsonNode search = parsed(query.variable(
                "{\"find\":\"terms\",\"field\":\"testday.test\",\"query\":\"testday.release:$release\"}"));

        // then
        assertThat(search).isEqualTo(json("""
                {"size":0,
                 "query":{"bool":{"filter":[
                   {"range":{"@timestamp":{"gte":1000,"lte":9000,"format":"epoch_millis"}}},
                   {"query_string":{"analyze_wildcard":true,"query":"testday.release:4.3.0"}}]}},
                 "aggs":{"1":{"terms":{"field":"testday.test","size":500,"order":{"_key":"asc"}}}}}"""));
    }

    /** With numbers as the parser makes them: to Jackson, an int and a long are not equal. */
    private static JsonNode parsed(JsonNode built) throws IOException {
        return json(built.toString());
    }

    private static JsonNode json(String text) throws IOException {
        return Json.tree(text.getBytes(StandardCharsets.UTF_8));
    }
}
