package org.xentestday.streams.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xentestday.model.result.Facets;

/** The judge itself: it must be the same for everyone who starts it, and tell good rules from bad ones. */
class JudgeTest {
    private static final Map<String, Score> SCORES = Judge.judge(7, 6, 25, Climate.FAIR);

    @Test
    void theSameSeedGivesTheSameTableToTheByte() {
        String once = JudgeTable.of(Map.of(25, SCORES), 6, 7);
        String again = JudgeTable.of(Map.of(25, Judge.judge(7, 6, 25, Climate.FAIR)), 6, 7);
        assertThat(again).isEqualTo(once);
        assertThat(JudgePicture.of(Map.of(25, SCORES))).contains("SQUAD").endsWith("</svg>\n");
    }

    @Test
    void weSeeNearlyWhatTheOracleSeesAndMoreThanARuleThatWantsThreeInARow() {
        assertThat(recall("TestDay")).isGreaterThan(0.75 * recall("Oracle"));
        assertThat(recall("TestDay")).isGreaterThan(recall("TestGrid, 3 in a row"));
    }

    @Test
    void aRuleThatAlarmsOnAnyFlipClaimsFalselyWhereTheOracleAndWeDoNot() {
        assertThat(falseClaims("SQUAD")).isGreaterThan(0.5);
        assertThat(falseClaims("Oracle")).isLessThan(0.05);
        assertThat(falseClaims("TestDay")).isLessThan(0.05);
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 50})
    void everyRuleHasAnOpinionOfEveryTest(int size) {
        World world = WorldMaker.world(3, size, Climate.HARSH);
        assertThat(Rivals.all())
                .allSatisfy(
                        rule -> assertThat(rule.opinions(world)).as(rule.name()).hasSize(WorldMaker.TESTS));
    }

    @Test
    void rivalsDecideAsTheirRulesSay() {
        Runs broke = runs(List.of(), List.of(false), List.of(true));
        Runs flips = runs(List.of(true), List.of(false), List.of(true));
        Runs heisenbug = runs(List.of(), List.of(false), List.of(true, false));
        Runs stays = runs(List.of(true), List.of(true), List.of(true));
        assertThat(List.of(broke, flips, heisenbug, stays).stream().map(Rivals::squad))
                .containsExactly(true, true, true, false);
        assertThat(List.of(broke, flips, stays).stream().map(Rivals::kernelCi)).containsExactly(true, false, false);
        assertThat(List.of(broke, heisenbug, stays).stream().map(one -> Rivals.osstest(List.of(one))))
                .containsExactly(true, false, false);
        assertThat(List.of(broke, stays).stream().map(Rivals::testGrid)).containsExactly(false, true);
        assertThat(Rivals.luci(Collections.nCopies(9, broke))).isTrue();
        assertThat(Rivals.luci(List.of(broke))).isFalse();
    }

    private static double recall(String rule) {
        return share(Judge.of(SCORES, rule).of(Truth.Kind::regression));
    }

    private static double falseClaims(String rule) {
        return share(Judge.of(SCORES, rule)
                .of(kind -> kind == Truth.Kind.CLEAN || kind == Truth.Kind.FLAKY || kind == Truth.Kind.BROKEN_BEFORE));
    }

    private static double share(Score.Count count) {
        return count.regressions() / (double) count.tests();
    }

    private static Runs runs(List<Boolean> release, List<Boolean> before, List<Boolean> now) {
        return new Runs("m-1", Facets.NONE, List.of(release, before, now));
    }
}
