package org.xentestday.collector.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xentestday.collector.enrol.LastSeen;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;

/** Asks the index of results. */
@Singleton
@InRole(Role.ENROL)
final class ElasticsearchLastSeen implements LastSeen {
    private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchLastSeen.class);
    private static final String MACHINES = "machines";
    private static final String LAST = "last";
    private static final int MOST = 10_000;

    private final ElasticsearchClient client;

    ElasticsearchLastSeen(ElasticsearchClient client) {
        this.client = client;
    }

    @Override
    public Map<String, Instant> byMachine() {
        try {
            return seen(client.search(
                            request -> request.index(Family.RESULTS.alias())
                                    .ignoreUnavailable(true)
                                    .size(0)
                                    .aggregations(
                                            MACHINES,
                                            machines -> machines.terms(terms -> terms.field("testday.machine")
                                                            .size(MOST))
                                                    .aggregations(
                                                            LAST,
                                                            last -> last.max(max -> max.field("event.ingested")))),
                            Void.class)
                    .aggregations());
        } catch (IOException | ElasticsearchException e) {
            LOG.atWarn().addKeyValue("cause", e.toString()).log("not known when machines were last seen");
            return Map.of();
        }
    }

    private static Map<String, Instant> seen(Map<String, Aggregate> answer) {
        Map<String, Instant> seen = new HashMap<>();
        Aggregate machines = answer.get(MACHINES);
        if (machines != null && machines.isSterms()) {
            for (StringTermsBucket machine : machines.sterms().buckets().array()) {
                Aggregate last = machine.aggregations().get(LAST);
                if (last != null) {
                    seen.put(
                            machine.key().stringValue(),
                            Instant.ofEpochMilli(Math.round(last.max().value())));
                }
            }
        }
        return seen;
    }
}
