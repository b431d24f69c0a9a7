package org.xentestday.agent.probe;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;

/** What is known of this machine. A value outside its vocabulary never gets in; the first source of a facet holds. */
public final class Facts {
    private final Map<Facet, Fact> facts = new EnumMap<>(Facet.class);

    Facts() {}

    /** Takes the value if there is one, it is in the vocabulary, and nothing better is known. */
    Facts add(Facet facet, Optional<String> value, String source) {
        value.filter(facet::allows).ifPresent(known -> facts.putIfAbsent(facet, new Fact(facet, known, source)));
        return this;
    }

    /** The facts in the vocabulary's order. */
    public List<Fact> known() {
        return List.copyOf(facts.values());
    }

    /** Facets of the machine itself that could not be found out. */
    public List<Facet> unknown() {
        List<Facet> unknown = new ArrayList<>();
        for (Facet facet : Facet.values()) {
            if (!facts.containsKey(facet) && ofTheMachine(facet)) {
                unknown.add(facet);
            }
        }
        return unknown;
    }

    /** The value of a facet. */
    public @Nullable String value(Facet facet) {
        Fact fact = facts.get(facet);
        return fact == null ? null : fact.value();
    }

    /** What would be sent. */
    public Facets facets() {
        Facets facets = Facets.NONE;
        for (Fact fact : facts.values()) {
            facets = facets.with(fact.facet(), fact.value());
        }
        return facets;
    }

    /** Options that were not given, guests and passed-through devices are no gaps in what is known of the machine. */
    private static boolean ofTheMachine(Facet facet) {
        String name = facet.facetName();
        boolean option = name.startsWith("xen_") && facet != Facet.XEN_DEBUG;
        return !option && !name.startsWith("dut_") && !name.startsWith("guest_") && facet != Facet.DEVICE_MODEL;
    }
}
