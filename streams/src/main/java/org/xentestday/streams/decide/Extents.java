package org.xentestday.streams.decide;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.xentestday.model.result.Facets;

/**
 * The extents worth asking about: everyone, and every set of units that one or two facets cut out and that holds a
 * failure. Facet sets that cut out the same units are one extent: no machine tells them apart.
 */
final class Extents {
    /** The share of a change's prior that goes to everyone, to all sets of one facet, to all of two. */
    private static final double EVERYONE = 0.3;

    private static final double ONE = 0.45;
    private static final double TWO = 0.25;
    /** Of tests with a change within an extent, so many have a second one. */
    private static final double TWO_CHANGES = 0.1;

    private final BitSet everyone = new BitSet();
    private final BitSet failing = new BitSet();
    private final Map<BitSet, Extent> found = new LinkedHashMap<>();

    private Extents(List<Unit> units) {
        everyone.set(0, units.size());
        for (int place = 0; place < units.size(); place++) {
            failing.set(place, units.get(place).fails());
        }
    }

    /**
     * One extent.
     *
     * @param units places of its units
     * @param names the facet sets that cut it out, the simplest first, never empty
     * @param prior the share of a change's prior that its names have together
     * @param parts the two extents that it joins, if one test has two changes; empty for an extent of its own
     */
    record Extent(BitSet units, List<Facets> names, double prior, List<Extent> parts) {
        private Extent(BitSet units, List<Facets> names, double prior) {
            this(units, names, prior, List.of());
        }

        /** Two changes at once: whoever is in one of them. */
        static Extent joining(Extent one, Extent other) {
            BitSet either = (BitSet) one.units.clone();
            either.or(other.units);
            List<Facets> names = new ArrayList<>(one.names);
            names.addAll(other.names);
            return new Extent(either, names, TWO_CHANGES * one.prior * other.prior, List.of(one, other));
        }

        /** The extents to speak of. */
        List<Extent> each() {
            return parts.isEmpty() ? List.of(this) : parts;
        }

        /** Whether each has units that the other has not. */
        boolean apart(Extent other) {
            return !within(other) && !other.within(this);
        }

        boolean meets(Extent other) {
            return units.intersects(other.units);
        }

        private boolean within(Extent other) {
            BitSet mine = (BitSet) units.clone();
            mine.andNot(other.units);
            return mine.isEmpty();
        }

        Facets name() {
            return names.getFirst();
        }

        /** 0 for everyone, 1 or 2 facets. */
        int complexity() {
            return each().stream().mapToInt(part -> part.name().values().size()).sum();
        }

        /** Whether a machine with these facets would be one of them. */
        boolean holds(Facets machine) {
            return names.stream().anyMatch(machine::within);
        }

        /** The units decide: an extent has all names that cut them out. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Extent extent && extent.units.equals(units);
        }

        @Override
        public int hashCode() {
            return units.hashCode();
        }

        boolean everyone() {
            return parts.isEmpty() && name().values().isEmpty();
        }
    }

    /** A facet with one of its values, and who has it. */
    private record Single(String facet, String value, BitSet units) {}

    /** All extents of some units in a fixed order, simplest first. Everyone is always the first. */
    static List<Extent> of(List<Unit> units) {
        return new Extents(units).find(units);
    }

    private List<Extent> find(List<Unit> units) {
        found.put(everyone, new Extent(everyone, new ArrayList<>(List.of(Facets.NONE)), EVERYONE));
        List<Single> proper = singles(units);
        List<Single> singles = proper.stream()
                .filter(single -> single.units().intersects(failing))
                .toList();
        singles.forEach(
                single -> add(single.units(), Facets.of(Map.of(single.facet(), single.value())), ONE / proper.size()));
        double share = TWO / Math.max(1, pairs(proper));
        for (int one = 0; one < singles.size(); one++) {
            for (int two = one + 1; two < singles.size(); two++) {
                addPair(singles.get(one), singles.get(two), share);
            }
        }
        return List.copyOf(found.values());
    }

    private void addPair(Single one, Single two, double share) {
        if (one.facet().equals(two.facet()) || !one.units().intersects(two.units())) {
            return;
        }
        BitSet both = (BitSet) one.units().clone();
        both.and(two.units());
        // A pair that cuts out no less than one of its facets says nothing new.
        if (both.equals(one.units()) || both.equals(two.units()) || !both.intersects(failing)) {
            return;
        }
        add(both, Facets.of(Map.of(one.facet(), one.value(), two.facet(), two.value())), share);
    }

    private void add(BitSet units, Facets name, double share) {
        found.merge(units, new Extent(units, new ArrayList<>(List.of(name)), share), Extents::joined);
    }

    private static Extent joined(Extent known, Extent same) {
        known.names().addAll(same.names());
        return new Extent(known.units(), known.names(), known.prior() + same.prior());
    }

    /** Facets with a value that some have and some have not. */
    private List<Single> singles(List<Unit> units) {
        TreeMap<String, TreeMap<String, BitSet>> places = new TreeMap<>();
        for (int place = 0; place < units.size(); place++) {
            int here = place;
            units.get(place)
                    .facets()
                    .values()
                    .forEach((facet, value) -> places.computeIfAbsent(facet, any -> new TreeMap<>())
                            .computeIfAbsent(value, any -> new BitSet())
                            .set(here));
        }
        List<Single> singles = new ArrayList<>();
        places.forEach((facet, values) -> values.forEach((value, having) -> {
            if (!having.equals(everyone)) { // what all share cuts nothing out
                singles.add(new Single(facet, value, having));
            }
        }));
        return singles;
    }

    /** How many pairs of different facets there are. */
    private static long pairs(List<Single> singles) {
        long pairs = 0;
        for (int one = 0; one < singles.size(); one++) {
            for (int two = one + 1; two < singles.size(); two++) {
                pairs += singles.get(one).facet().equals(singles.get(two).facet()) ? 0 : 1;
            }
        }
        return pairs;
    }
}
