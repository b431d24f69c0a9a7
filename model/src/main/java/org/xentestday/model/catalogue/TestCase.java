package org.xentestday.model.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.regex.Pattern;

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
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public TestCase {
        check(id != null && ID.matcher(id).matches(), "the id of a test must match " + ID + ", not " + id);
        check(version >= 1, "the test " + id + " has no version");
        check(area != null && !area.isBlank(), "the test " + id + " has no area");
        check(title != null && !title.isBlank(), "the test " + id + " has no title");
        check(feature != null && !feature.isBlank(), "the test " + id + " has no feature");
        check(support != null, "the test " + id + " has no support");
    }

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

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
