package org.xentestday.model.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A test that exists.
 *
 * @param id used in results, lower case with dashes
 * @param version counts up when the steps or the pass criterion change
 * @param area such as {@code pci-passthrough}
 * @param title one line for a screen
 * @param feature heading of Xen's SUPPORT.md it belongs to
 * @param support what SUPPORT.md says of that feature
 */
public record TestCase(String id, int version, String area, String title, String feature, Support support) {
    /** The levels of SUPPORT.md. */
    public enum Support {
        @JsonProperty("supported")
        SUPPORTED,
        @JsonProperty("tech-preview")
        TECH_PREVIEW,
        @JsonProperty("experimental")
        EXPERIMENTAL;

        /** Whether a failure may keep a release from going out. */
        public boolean mayBlock() {
            return this == SUPPORTED;
        }
    }
}
