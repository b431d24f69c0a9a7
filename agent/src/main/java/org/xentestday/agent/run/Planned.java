package org.xentestday.agent.run;

import org.xentestday.agent.procedure.Variant;
import org.xentestday.model.catalogue.TestCase;

/**
 * A test in one of its variants, to be run once.
 *
 * @param test of the catalogue
 * @param variant how
 */
public record Planned(TestCase test, Variant variant) {
    /** Such as {@code cpu-hotplug (PVH)}. */
    public String name() {
        return variant.label().isEmpty() ? test.id() : test.id() + " (" + variant.label() + ")";
    }
}
