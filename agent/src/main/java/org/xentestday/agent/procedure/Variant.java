package org.xentestday.agent.procedure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.xentestday.agent.guest.GuestSpec;
import org.xentestday.agent.probe.SizeClass;
import org.xentestday.model.catalogue.Need;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;

/**
 * One way to make a test here; each is an attempt of its own.
 *
 * @param label what tells it from the test's other variants; empty if it has none
 * @param needs beyond those of the test
 * @param settles needs of the test that this variant does not have
 * @param facets of the guest
 * @param guided whether a person makes it
 * @param procedure what is done
 */
public record Variant(
        String label,
        List<Need> needs,
        Set<Need> settles,
        Map<Facet, String> facets,
        boolean guided,
        Procedure procedure) {
    private static final Set<Need> GUESTS = Set.of(Need.PV, Need.PVH, Need.HVM);

    static Variant plain(Procedure procedure) {
        return new Variant("", List.of(), Set.of(), Map.of(), false, procedure);
    }

    static Variant guided(Procedure procedure) {
        return new Variant("", List.of(), Set.of(), Map.of(), true, procedure);
    }

    static Variant of(GuestSpec spec, String kernel, Procedure procedure) {
        Map<Facet, String> facets = new java.util.EnumMap<>(Facet.class);
        facets.put(Facet.GUEST_TYPE, spec.type().word());
        facets.put(Facet.DEVICE_MODEL, spec.type().deviceModel());
        facets.put(Facet.GUEST_OS, kernel);
        SizeClass.ofMiB(Facet.GUEST_MEMORY, OptionalLong.of(spec.memory()))
                .ifPresent(size -> facets.put(Facet.GUEST_MEMORY, size));
        return new Variant(label(spec), List.of(spec.type().need()), GUESTS, Map.copyOf(facets), false, procedure);
    }

    Variant settling(Need need) {
        return new Variant(label, needs, Set.of(need), facets, guided, procedure);
    }

    private static String label(GuestSpec spec) {
        String type = spec.type().word().toUpperCase(Locale.ROOT);
        return spec.memory() == Wish.SMALL ? type : type + " " + spec.memory() + " MiB";
    }

    /** The machine's facets with those of this guest. */
    public Facets on(Facets machine) {
        Facets all = machine;
        for (Map.Entry<Facet, String> facet : facets.entrySet()) {
            if (facet.getKey().allows(facet.getValue())) {
                all = all.with(facet.getKey(), facet.getValue());
            }
        }
        return all;
    }
}
