package org.xentestday.collector.view;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Some of many, in order of their keys.
 *
 * @param rows at most as many as asked for
 * @param total how many there are on all pages
 * @param next the key after which the next page starts; null on the last
 */
record Page<T>(List<T> rows, int total, @Nullable String next) {
    static final int LARGEST = 1_000;

    /** The page that starts after a key; changes in between neither repeat nor skip the others. */
    static <T> Page<T> of(SortedMap<String, T> all, Predicate<T> wanted, @Nullable String after, int limit) {
        List<Map.Entry<String, T>> found = all.entrySet().stream()
                .filter(each -> wanted.test(each.getValue()))
                .toList();
        List<Map.Entry<String, T>> rest = found.stream()
                .filter(each -> after == null || each.getKey().compareTo(after) > 0)
                .toList();
        int size = Math.min(rest.size(), Math.clamp(limit, 1, LARGEST));
        return new Page<>(
                rest.subList(0, size).stream().map(Map.Entry::getValue).toList(),
                found.size(),
                rest.size() > size ? rest.get(size - 1).getKey() : null);
    }
}
