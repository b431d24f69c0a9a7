package org.xentestday.agent.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.catalogue.Need;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.result.Facets;

/**
 * Whether a test means something on a machine. Pure.
 *
 * @param against why it cannot be done here, in a few words each; empty if it can
 * @param device address of a PCI device that is of the kind asked for; null where no kind is
 * @param choose what the tester has to see to, such as a guest's type: it is not known before the run
 */
public record Fit(List<String> against, @Nullable String device, Facets choose) {
    /** What can be otherwise in a minute says nothing about the machine. */
    private static final Set<Need> OF_THE_MOMENT = Set.of(Need.XEN, Need.ROOT, Need.PERSON);

    public Fit {
        against = List.copyOf(against);
    }

    /** Whether nothing speaks against it. */
    public boolean possible() {
        return against.isEmpty();
    }

    /** How that test fits a machine, on a run that should have some facets and not all of some others. */
    public static Fit of(TestCase test, Machine machine, Facets having, Facets lacking) {
        Facets wanted = test.on().and(having);
        List<String> against = new ArrayList<>();
        test.needs().stream()
                .filter(need -> machine.missing().contains(need) && !OF_THE_MOMENT.contains(need))
                .forEach(need -> against.add(need.reason()));
        Optional<Place> place = places(machine, wanted, lacking)
                .filter(each -> each.allows(wanted, lacking))
                .findFirst();
        if (place.isEmpty()) {
            return new Fit(
                    against.isEmpty() ? List.of(otherwise(machine, wanted, lacking)) : against, null, Facets.NONE);
        }
        return new Fit(against, place.get().device(), wanted.only(place.get()::open));
    }

    /** The machine itself; the machine with each of its devices, where it matters which. */
    private static Stream<Place> places(Machine machine, Facets wanted, Facets lacking) {
        boolean aboutDevice = !wanted.and(lacking).only(Fit::ofDevice).isEmpty();
        return aboutDevice
                ? machine.devices().entrySet().stream()
                        .map(device -> new Place(machine.facets().and(device.getValue()), device.getKey()))
                : Stream.of(new Place(machine.facets(), null));
    }

    private record Place(Facets facets, @Nullable String device) {
        boolean allows(Facets wanted, Facets lacking) {
            boolean hasAll = !lacking.isEmpty() && facets.within(lacking);
            return wanted.only((name, value) -> !open(name, value))
                            .only((name, value) -> !holds(name, value))
                            .isEmpty()
                    && !hasAll;
        }

        /** Whether that is not known of it yet. */
        boolean open(String name, String value) {
            return !facets.values().containsKey(name);
        }

        private boolean holds(String name, String value) {
            return value.equals(facets.values().get(name));
        }
    }

    private static String otherwise(Machine machine, Facets wanted, Facets lacking) {
        Facets here = machine.facets();
        Facets other = here.only((name, value) -> !value.equals(wanted.values().getOrDefault(name, value)));
        if (!other.isEmpty()) {
            return "here is " + other;
        }
        Facets device = wanted.only(Fit::ofDevice);
        return device.isEmpty() ? "only for machines without " + lacking : "no device with " + device;
    }

    private static boolean ofDevice(String name, String value) {
        return name.startsWith("dut_");
    }
}
