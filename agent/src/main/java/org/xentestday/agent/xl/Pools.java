package org.xentestday.agent.xl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What {@code xl cpupool-list -c} tells: the processors of each pool. */
public record Pools(Map<String, List<Integer>> cpus) {
    /** All rows that can be read. */
    public static Pools of(String text) {
        Map<String, List<Integer>> pools = new LinkedHashMap<>();
        text.lines().skip(1).forEach(line -> {
            String[] words = line.strip().split("\\s+", -1);
            if (!words[0].isEmpty()) {
                pools.put(words[0], words.length == 2 ? numbers(words[1]) : List.of());
            }
        });
        return new Pools(pools);
    }

    private static List<Integer> numbers(String text) {
        return text.matches("\\d{1,6}(,\\d{1,6})*")
                ? Stream.of(text.split(",", -1)).map(Integer::valueOf).toList()
                : List.of();
    }

    /** Whether there is a pool of that name. */
    public boolean has(String pool) {
        return cpus.containsKey(pool);
    }

    /** Whether that processor is in it. */
    public boolean has(String pool, int cpu) {
        return cpus.getOrDefault(pool, List.of()).contains(cpu);
    }
}
