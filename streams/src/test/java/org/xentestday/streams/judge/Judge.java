package org.xentestday.streams.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

/** Lets all rules judge the same worlds, and writes the table and the pictures. Start it with {@code streams/judge}. */
final class Judge {
    static final List<Integer> SIZES = List.of(12, 25, 50, 100);
    private static final Map<String, Climate> CLIMATES = climates();
    private static final long SEED = 1000;

    private Judge() {}

    /** Arguments: the folder to write to, and how many worlds of each size and climate. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int worlds = Integer.parseInt(arguments[1]);
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : SEED;
        Map<Integer, Map<String, Score>> scores = new LinkedHashMap<>();
        for (int size : SIZES) {
            Map<String, Score> pooled = new LinkedHashMap<>();
            CLIMATES.forEach((name, climate) -> {
                System.err.println("judging " + worlds + " worlds of " + size + " machines, climate " + name);
                judge(seed, worlds, size, climate)
                        .forEach((rule, score) ->
                                pooled.computeIfAbsent(rule, any -> new Score()).add(score));
            });
            scores.put(size, pooled);
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("judge.md"), JudgeTable.of(scores, worlds * CLIMATES.size(), seed));
        Files.writeString(folder.resolve("judge.svg"), JudgePicture.of(scores));
        Files.writeString(folder.resolve("reliability.svg"), JudgePicture.reliability(ours(scores)));
        System.out.println(Files.readString(folder.resolve("judge.md")));
    }

    /** Scores by the name of the rule, in a fixed order. */
    static Map<String, Score> judge(long seed, int worlds, int size, Climate climate) {
        List<Map<String, Score>> parts = LongStream.range(seed, seed + worlds)
                .parallel()
                .mapToObj(one -> judge(WorldMaker.world(one, size, climate)))
                .toList();
        Map<String, Score> scores = new LinkedHashMap<>();
        parts.forEach(part -> part.forEach((rule, score) ->
                scores.computeIfAbsent(rule, any -> new Score()).add(score)));
        return scores;
    }

    private static Map<String, Score> judge(World world) {
        Map<String, Score> scores = new LinkedHashMap<>();
        for (Rule rule : rules()) {
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
