package org.xentestday.streams.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Lets all rules judge the same worlds, and writes the table and the pictures. Start it with {@code streams/judge}. */
final class Judge {
    static final List<Integer> SIZES = List.of(12, 25, 50, 100);
    private static final Map<String, Climate> CLIMATES = climates();
    private static final long SEED = 1000;
    /** So many worlds are judged for each one with a common cause, which has a table of its own. */
    private static final int WORLDS_PER_CAUSE = 5;

    private Judge() {}

    /** Arguments: the folder to write to, and how many worlds of each size and climate. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int worlds = Integer.parseInt(arguments[1]);
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : SEED;
        Map<Integer, Map<String, Score>> scores = new LinkedHashMap<>();
        Map<Integer, Map<String, Score>> causes = new LinkedHashMap<>();
        int withCause = Math.max(1, worlds / WORLDS_PER_CAUSE);
        for (int size : SIZES) {
            Map<String, Score> pooled = new LinkedHashMap<>();
            Map<String, Score> hit = new LinkedHashMap<>();
            CLIMATES.forEach((name, climate) -> {
                System.err.println("judging " + worlds + " worlds of " + size + " machines, climate " + name);
                add(pooled, judge(seed, worlds, size, climate));
                add(hit, judgeCommonCause(seed, withCause, size, climate));
            });
            scores.put(size, pooled);
            causes.put(size, hit);
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("judge.md"), JudgeTable.of(scores, causes, worlds * CLIMATES.size(), seed));
        Files.writeString(folder.resolve("judge.svg"), JudgePicture.of(scores));
        Files.writeString(folder.resolve("reliability.svg"), JudgePicture.reliability(ours(scores)));
        System.out.println(Files.readString(folder.resolve("judge.md")));
    }

    /** Scores by the name of the rule, in a fixed order. */
    static Map<String, Score> judge(long seed, int worlds, int size, Climate climate) {
        return judge(rules(), seed, worlds, one -> WorldMaker.world(one, size, climate));
    }

    /** The same for worlds in which one cause breaks many tests, for the oracle and ourselves. */
    static Map<String, Score> judgeCommonCause(long seed, int worlds, int size, Climate climate) {
        List<Rule> both = List.of(new Oracle(), new Ours());
        return judge(both, seed, worlds, one -> WorldMaker.withCommonCause(one, size, climate));
    }

    private static Map<String, Score> judge(List<Rule> rules, long seed, int worlds, LongFunction<World> world) {
        List<Map<String, Score>> parts = LongStream.range(seed, seed + worlds)
                .parallel()
                .mapToObj(one -> judge(rules, world.apply(one)))
                .toList();
        Map<String, Score> scores = new LinkedHashMap<>();
        parts.forEach(part -> add(scores, part));
        return scores;
    }

    private static void add(Map<String, Score> scores, Map<String, Score> more) {
        more.forEach((rule, score) ->
                scores.computeIfAbsent(rule, any -> new Score()).add(score));
    }

    private static Map<String, Score> judge(List<Rule> rules, World world) {
        Map<String, Score> scores = new LinkedHashMap<>();
        for (Rule rule : rules) {
            Score score = new Score();
            List<Opinion> opinions = rule.opinions(world);
            for (int i = 0; i < opinions.size(); i++) {
                score.add(world.tests().get(i), opinions.get(i));
            }
            scores.put(rule.name(), score);
        }
        return scores;
    }

    /** The score of the rule of that name. */
    static Score of(Map<String, Score> scores, String rule) {
        return Objects.requireNonNull(scores.get(rule), rule);
    }

    private static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(
                List.of(new Oracle(), new AskedOracle(), new Ours(), new Asked(false), new Asked(true)));
        rules.addAll(Rivals.all());
        return rules;
    }

    /** Our own scores of all sizes together. */
    static Score ours(Map<Integer, Map<String, Score>> scores) {
        Score all = new Score();
        scores.values().forEach(rules -> all.add(of(rules, new Ours().name())));
        return all;
    }

    private static Map<String, Climate> climates() {
        Map<String, Climate> climates = new LinkedHashMap<>();
        climates.put("mild", Climate.MILD);
        climates.put("fair", Climate.FAIR);
        climates.put("harsh", Climate.HARSH);
        return climates;
    }
}
