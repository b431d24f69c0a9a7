package org.xentestday.collector.board;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import org.jspecify.annotations.Nullable;

/**
 * What a reader wants to see.
 *
 * @param plan id of a TestDay; null for the last by id
 * @param candidate {@code rc6} or {@code 4.3.0-rc6}; null for the newest with a result
 * @param facet whose values are columns; null for the board's choice
 */
@Introspected
record Look(
        @Nullable @QueryValue String plan,
        @Nullable @QueryValue String candidate,
        @Nullable @QueryValue String facet) {}
