package org.xentestday.collector.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xentestday.model.result.Facets;

class WaiverTest {
    private final Waiver waiver =
            new Waiver("boot", Facets.NONE, "the release manager", "known", LocalDate.of(2013, 6, 28));

    @Test
    void it_holds_until_the_end_of_its_last_day() {
        assertThat(waiver.holds(Instant.parse("2013-06-28T23:59:59.999Z"))).isTrue();
        assertThat(waiver.holds(Instant.parse("2013-06-29T00:00:00Z"))).isFalse();
    }

    @Test
    void an_expired_one_is_shown_and_does_nothing() {
        // given
        Policy policy = Stand.with(List.of(), List.of(waiver));
        Instant later = Instant.parse("2013-07-01T00:00:00Z");

        // then
        assertThat(policy.waiver("boot", later)).isEmpty();
        assertThat(policy.expired(later)).containsExactly(waiver);
    }
}
