package org.xentestday.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.xentestday.model.Topics;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Status;
import org.xentestday.streams.decide.BayesRule;

class FaultyRuleTest {
    private static final String RC6 = "4.3.0-rc6";

    @Test
    void a_test_that_cannot_be_decided_keeps_no_other_from_being_decided() {
        // given
        BayesRule rule = new BayesRule();
        TestMachine machine = TestMachine.named("m");
        try (TopologyBench bench = new TopologyBench(question -> {
            if (question.test().equals("a-broken-one")) {
                throw new ArithmeticException("of the rule");
            }
            return rule.decide(question);
        })) {
            bench.enrol(machine);

            // when
            bench.send(machine.event(RC6, "a-broken-one", Status.PASS, 1));
            bench.send(machine.event(RC6, "boot", Status.PASS, 1));
            bench.decide();

            // then
            assertThat(bench.left(Topics.VERDICTS)).containsOnlyKeys("4.3.0/rc6/boot");
            assertThat(bench.left(Topics.DISPOSITIONS)).hasSize(2);
        }
    }
}
