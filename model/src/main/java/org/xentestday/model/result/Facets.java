package org.xentestday.model.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * A configuration as {@code name=value} pairs, sorted by name. Readers keep names they do not know (a newer agent may
 * send them); writers are held to {@link Facet} by the schema. Immutable.
 */
public record Facets(@JsonValue SortedMap<String, String> values) {
    /** No facets: an extent of everyone, or a machine about which nothing is known. */
    public static final Facets NONE = new Facets(new TreeMap<>());

    public Facets {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Facets from any map. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Facets of(Map<String, String> values) {
        return new Facets(new TreeMap<>(values));
    }

    /** These facets with one more. */
    public Facets with(Facet facet, String value) {
        TreeMap<String, String> more = new TreeMap<>(values);
        more.put(facet.facetName(), value);
        return new Facets(more);
    }

    /** These facets and those; where both know one, those hold. */
    public Facets and(Facets those) {
        TreeMap<String, String> all = new TreeMap<>(values);
        all.putAll(those.values);
        return new Facets(all);
    }

    /** Those of these facets that are wanted. */
    public Facets only(BiPredicate<String, String> wanted) {
        TreeMap<String, String> some = new TreeMap<>(values);
        some.entrySet().removeIf(pair -> !wanted.test(pair.getKey(), pair.getValue()));
        return new Facets(some);
    }

    /** Those of these facets that also hold when the same machine boots something else. */
    public Facets ofAnyBoot() {
        return only((name, value) ->
                Facet.named(name).filter(facet -> !facet.ofBoot()).isPresent());
    }

    /** Whether nothing is known, or everyone is meant. */
    @JsonIgnore
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The value of a facet, if known. */
    public Optional<String> value(Facet facet) {
        return Optional.ofNullable(values.get(facet.facetName()));
    }

    /** Whether every pair of {@code extent} is among these. */
    public boolean within(Facets extent) {
        return values.entrySet().containsAll(extent.values.entrySet());
    }

    /** {@code cpu_vendor=amd,dut_bar=le8g}; empty for no facets. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining(","));
    }
}
