package org.xentestday.agent.run;

import java.util.List;
import java.util.stream.Stream;
import org.xentestday.agent.procedure.Variant;
import org.xentestday.model.catalogue.Need;
import org.xentestday.model.catalogue.TestCase;

/**
 * A test in one of its variants, to be run once.
 *
 * @param test of the catalogue
 * @param variant how
 */
public record Planned(TestCase test, Variant variant) {
    /** What must be there: the variant knows better than the test which guests it takes. */
    public List<Need> needs() {
        return Stream.concat(
                        test.needs().stream().filter(need -> !variant.settles().contains(need)),
                        variant.needs().stream())
                .distinct()
                .toList();
    }

    /** Such as {@code cpu-hotplug (PVH)}. */
    public String name() {
        return variant.label().isEmpty() ? test.id() : test.id() + " (" + variant.label() + ")";
    }
}
