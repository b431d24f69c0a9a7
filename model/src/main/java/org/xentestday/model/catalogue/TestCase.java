package org.xentestday.model.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.result.Facets;

/**
 * A test that exists.
 *
 * @param id used in results, lower case with dashes
 * @param version counts up when the steps or the pass criterion change
 * @param area such as {@code pci-passthrough}; the name of the file that holds the test
 * @param title one line for a screen
 * @param feature heading of Xen's SUPPORT.md it belongs to
 * @param support what SUPPORT.md says of that feature
 * @param risk what the run may do to the machine
 * @param how whether a machine can do it alone
 * @param needs what must be there; what is missing makes the result BLOCKED or SKIP, with that need as its reason
 * @param on facets that a machine must have for the test to mean anything; none for every machine
 * @param steps what is done, in order, at least one: a sentence, then one line for each command that a person types.
 *     The journal names the step that runs
 * @param pass when it has passed
 * @param record what is written down besides the machine's facets, at least one
 * @param expected where a failure is documented, so that it is XFAIL
 */
public record TestCase(
        String id,
        int version,
        String area,
        String title,
        String feature,
        Support support,
        Risk risk,
        How how,
        List<Need> needs,
        Facets on,
        List<String> steps,
        String pass,
        List<String> record,
        List<Documented> expected) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public TestCase {
        check(id != null && ID.matcher(id).matches(), "the id of a test must match " + ID + ", not " + id);
        check(version >= 1, "the test " + id + " has no version");
        check(area != null && !area.isBlank(), "the test " + id + " has no area");
        check(title != null && !title.isBlank(), "the test " + id + " has no title");
        check(feature != null && !feature.isBlank(), "the test " + id + " has no feature");
        check(support != null, "the test " + id + " has no support");
        check(risk != null, "the test " + id + " has no risk");
        check(how != null, "the test " + id + " does not say how it is done");
        check(pass != null && !pass.isBlank(), "the test " + id + " has no pass criterion");
        needs = copy(needs);
        on = on == null ? Facets.NONE : on;
        steps = copy(steps);
        record = copy(record);
        expected = copy(expected);
        check(!steps.isEmpty(), "the test " + id + " has no steps");
        check(!record.isEmpty(), "the test " + id + " does not say what to record");
    }

    /** What a run may do to the machine, from nothing to the worst. */
    public enum Risk {
        @JsonProperty("none")
        NONE,
        /** A guest made for the test may die. */
        @JsonProperty("guest")
        GUEST,
        /** The host may hang or restart. */
        @JsonProperty("host")
        HOST,
        /** The host is likely to go down, or data may be lost: runs only where it is asked for by name. */
        @JsonProperty("destructive")
        DESTRUCTIVE
    }

    /** Who can do it. */
    public enum How {
        @JsonProperty("automatic")
        AUTOMATIC,
        /** A person must do something or look at something. */
        @JsonProperty("guided")
        GUIDED
    }

    /**
     * A failure that is documented as unsupported.
     *
     * @param release the release it concerns, such as {@code 4.3.0}; null for all
     * @param on facets where it concerns it; none for every machine
     * @param step how the only step begins in which it is documented; null for any
     * @param why the sentence of the documentation, in our words
     */
    public record Documented(
            @Nullable String release, Facets on, @Nullable String step, String why) {
        public Documented {
            on = on == null ? Facets.NONE : on;
        }
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

    private static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
