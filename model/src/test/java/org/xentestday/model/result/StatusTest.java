package org.xentestday.model.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatusTest {
    @Test
    void what_speaks_against_the_product_is_evidence() {
        assertThat(Status.values()).filteredOn(Status::failure).allMatch(Status::evidence);
    }

    @Test
    void what_the_test_or_the_harness_did_wrong_is_no_evidence() {
        assertThat(Status.values())
                .filteredOn(status -> status.fault() == Status.Fault.TEST || status.fault() == Status.Fault.HARNESS)
                .noneMatch(Status::evidence);
    }
}
