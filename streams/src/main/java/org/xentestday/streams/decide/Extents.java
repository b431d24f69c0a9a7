package org.xentestday.streams.decide;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.xentestday.model.result.Facets;

/**
 * The extents worth asking about: everyone, and every set of votes that one or two facets cut out and that holds a
 * failure. Facet sets that cut out the same votes are one extent: no machine tells them apart.
 */
final class Extents {
    private Extents() {}

    /**
     * One extent.
     *
     * @param votes places in the sample
     * @param names the facet sets that cut it out, the simplest first, never empty
     */
    record Extent(BitSet votes, List<Facets> names) {
        /** 0 for everyone, 1 or 2 facets. */
        int complexity() {
            return names.getFirst().values().size();
        }
    }

    /** All extents of a sample in a fixed order, simplest first. */
    static List<Extent> of(Sample sample) {
        Map<BitSet, List<Facets>> found = new LinkedHashMap<>();
        BitSet everyone = sample.everyone();
        found.put(everyone, new ArrayList<>(List.of(Facets.NONE)));
        List<Map.Entry<Facets, BitSet>> singles = singles(sample).stream()
                .filter(single -> !single.getValue().equals(everyone)) // what all share cuts nothing out
                .toList();
        singles.forEach(single -> add(found, single.getValue(), single.getKey()));
        for (int one = 0; one < singles.size(); one++) {
            for (int two = one + 1; two < singles.size(); two++) {
                addPair(sample, found, singles.get(one), singles.get(two));
            }
        }
        return found.entrySet().stream()
                .map(entry -> new Extent(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static void addPair(
            Sample sample,
            Map<BitSet, List<Facets>> found,
            Map.Entry<Facets, BitSet> one,
            Map.Entry<Facets, BitSet> two) {
        BitSet both = (BitSet) one.getValue().clone();
        both.and(two.getValue());
        // A pair that cuts out no less than one of its facets says nothing new.
        if (both.equals(one.getValue()) || both.equals(two.getValue()) || !both.intersects(sample.failing())) {
            return;
        }
        TreeMap<String, String> names = new TreeMap<>(one.getKey().values());
        names.putAll(two.getKey().values());
        add(found, both, new Facets(names));
    }

    private static void add(Map<BitSet, List<Facets>> found, BitSet votes, Facets name) {
        found.computeIfAbsent(votes, any -> new ArrayList<>()).add(name);
    }

    private static List<Map.Entry<Facets, BitSet>> singles(Sample sample) {
        TreeMap<String, TreeMap<String, BitSet>> places = new TreeMap<>();
        for (int place = 0; place < sample.votes().size(); place++) {
            int here = place;
            sample.votes()
                    .get(place)
                    .facets()
                    .values()
                    .forEach((name, value) -> places.computeIfAbsent(name, any -> new TreeMap<>())
                            .computeIfAbsent(value, any -> new BitSet())
                            .set(here));
        }
        List<Map.Entry<Facets, BitSet>> singles = new ArrayList<>();
        places.forEach((name, values) -> values.forEach((value, votes) -> {
            if (votes.intersects(sample.failing())) {
                singles.add(Map.entry(Facets.of(Map.of(name, value)), votes));
            }
        }));
        return singles;
    }
}
