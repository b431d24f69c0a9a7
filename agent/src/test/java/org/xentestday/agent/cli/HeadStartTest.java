package org.xentestday.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeadStartTest {
    @Test
    void what_is_rehearsed_is_a_result_as_the_contract_has_it() {
        assertThat(HeadStart.rehearse()).isTrue();
    }
}
