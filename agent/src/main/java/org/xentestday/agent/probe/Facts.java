package org.xentestday.agent.probe;

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
    private final Map<Facet, Unknown> unknown = new EnumMap<>(Facet.class);

    Facts() {}

    /** Takes the value if there is one, it is in the vocabulary, and nothing better is known. */
    Facts add(Facet facet, Optional<String> value, Source source) {
        addIfGiven(facet, value, source);
        if (!facts.containsKey(facet)) {
            Why why = value.isPresent() ? Why.UNFIT : source.missing();
            unknown.putIfAbsent(facet, new Unknown(facet, source.name(), why));
        }
        return this;
    }

    /** The same for what a machine need not have: its absence is no gap. */
    Facts addIfGiven(Facet facet, Optional<String> value, Source source) {
        value.filter(facet::allows).ifPresent(known -> {
            facts.putIfAbsent(facet, new Fact(facet, known, source.name()));
            unknown.remove(facet);
        });
        return this;
    }

    /** The facts in the vocabulary's order. */
    public List<Fact> known() {
        return List.copyOf(facts.values());
    }

    /** What was looked for and not found, with the first place it was looked for. */
    public List<Unknown> unknown() {
        return List.copyOf(unknown.values());
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
}
