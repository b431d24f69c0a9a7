package org.xentestday.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {
    private static final Schema SCHEMA = Schema.of(Json.tree(Map.of("type", "string", "format", "date-time")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T10:00:00Z",
                "2026-11-21T10:00:00.123456789Z",
                "2024-02-29T23:59:59.5+05:30",
                "0000-01-01T00:00:00Z",
                "1969-12-31T23:59:59-08:00"
            })
    void a_moment_of_rfc_3339_is_one(String text) {
        assertThat(SCHEMA.broken(Json.tree((Object) text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-11-21",
                "2026-11-21T10:00Z",
                "2026-11-21T10:00:00",
                "2026-11-21 10:00:00Z",
                "2026-11-21T10:00:00.Z",
                "2026-11-21T10:00:00.1234567890Z",
                "2026-11-21T10:00:00+0530",
                "2026-11-21T10:00:00Z\n",
                "2026-13-01T10:00:00Z",
                "2025-02-29T10:00:00Z",
                "2026-11-21T25:00:00Z",
                "+12026-11-21T10:00:00Z"
            })
    void anything_else_is_none(String text) {
        assertThat(SCHEMA.broken(Json.tree((Object) text))).isNotEmpty();
    }
}
