package org.xentestday.collector.board;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.xentestday.collector.view.Standing;
import org.xentestday.model.result.Facet;
import org.xentestday.model.verdict.Verdict;

/** Which facets can be shown, and their values as columns. Pure. */
final class Columns {
    static final int MOST = 12;
    private static final Pattern CHOICE = Pattern.compile("[a-z0-9_-]+(\\|[a-z0-9_-]+)+");

    private Columns() {}

    /** Facets of which more than nothing is known, in the vocabulary's order and then by name. */
    static List<String> facets(Standing standing) {
        List<String> seen = standing.coverage().values().stream()
                .flatMap(each -> each.facets().keySet().stream())
                .distinct()
                .sorted()
                .toList();
        Stream<String> known = Stream.of(Facet.values()).map(Facet::facetName).filter(seen::contains);
        return Stream.concat(known, seen.stream()).distinct().toList();
    }

    /** The facet that explains the most urgent finding, or else the first of those that can be chosen. */
    static Optional<String> first(Standing standing) {
        List<String> facets = facets(standing);
        return standing.findings().stream()
                .map(Verdict::extent)
                .flatMap(extent -> extent.values().keySet().stream().sorted(Comparator.reverseOrder()))
                .filter(facets::contains)
                .findFirst()
                .or(() -> facets.stream().findFirst());
    }

    /** All values of a facet, the smaller class before the larger where the vocabulary has such an order. */
    static List<String> values(Standing standing, String facet) {
        Map<String, Integer> machines = new HashMap<>();
        standing.coverage()
                .values()
                .forEach(each -> Optional.ofNullable(each.facets().get(facet))
                        .ifPresent(tallies ->
                                tallies.forEach((value, tally) -> machines.merge(value, tally.ran(), Math::max))));
        List<String> most = machines.keySet().stream()
                .sorted(Comparator.<String>comparingInt(value -> -machines.getOrDefault(value, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        List<String> order = order(facet);
        return most.stream()
                .limit(MOST)
                .sorted(Comparator.<String>comparingInt(value -> place(order, value))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** How many values there are in all. */
    static int count(Standing standing, String facet) {
        return (int) standing.coverage().values().stream()
                .flatMap(each -> Optional.ofNullable(each.facets().get(facet)).stream())
                .flatMap(tallies -> tallies.keySet().stream())
                .distinct()
                .count();
    }

    static String title(String facet) {
        return Facet.named(facet).map(Facet::title).orElse(facet);
    }

    private static List<String> order(String facet) {
        return Facet.named(facet)
                .map(Facet::form)
                .filter(form -> CHOICE.matcher(form).matches())
                .map(form -> List.of(form.split("\\|", -1)))
                .orElse(List.of());
    }

    private static int place(List<String> order, String value) {
        int place = order.indexOf(value);
        return place < 0 ? order.size() : place;
    }
}
