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

    private static final Map<String, Score> CAUSES = Judge.judgeCommonCause(7, 2, 25, Climate.FAIR);

    @Test
    void theSameSeedGivesTheSameTableToTheByte() {
        String once = table(SCORES, CAUSES);
        String again = table(Judge.judge(7, 6, 25, Climate.FAIR), Judge.judgeCommonCause(7, 2, 25, Climate.FAIR));
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

    @Test
    void aCommonCauseHitsManyTestsOfAWorldOnTheSameFewMachines() {
        World world = WorldMaker.withCommonCause(7, 50, Climate.FAIR);

        List<World.SimTest> hit = world.tests().stream()
                .filter(test -> test.truth().kind() == Truth.Kind.COMMON_CAUSE)
                .toList();

        assertThat(hit).hasSizeBetween(4, 34);
        assertThat(hit)
                .extracting(JudgeTest::machinesOf)
                .allSatisfy(machines -> assertThat(machines).hasSizeBetween(5, 12))
                .containsOnly(machinesOf(hit.getFirst()));
    }

    private static List<String> machinesOf(World.SimTest test) {
        return test.places().stream()
                .filter(place -> test.truth().regressed(place.configuration()))
                .map(Place::machine)
                .toList();
    }

    @Test
    void everyPublishedClaimIsJudgedAlsoTheOnesBesideTheMainVerdict() {
        World.SimTest test = WorldMaker.withCommonCause(7, 50, Climate.FAIR).tests().stream()
                .filter(one -> one.truth().kind() == Truth.Kind.COMMON_CAUSE)
                .findFirst()
                .orElseThrow();
        Facets extent = test.truth().changes().getFirst().extent();
        Opinion.Named right = new Opinion.Named(extent, List.of());
        Opinion.Named wide = new Opinion.Named(Facets.NONE, List.of());
        Score score = new Score();

        score.add(test, new Opinion(Opinion.Word.REGRESSION, List.of(right, wide), 1));

        assertThat(score.first()).isEqualTo(new Claims(1, 0, 0, 0));
        assertThat(score.further()).isEqualTo(new Claims(1, 0, 1, 0));
    }

    private static String table(Map<String, Score> scores, Map<String, Score> causes) {
        return JudgeTable.of(Map.of(25, scores), Map.of(25, causes), 6, 7);
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
