package org.xentestday.model.result;

import org.jspecify.annotations.Nullable;

/**
 * The hypervisor that really ran.
 *
 * @param candidate which candidate it is
 * @param changeset the exact xen.git commit, 7 to 40 hex digits; null where the build does not tell
 * @param knownBy how the candidate is known: a changeset proves it, otherwise it is the tester's word
 */
public record Build(Candidate candidate, @Nullable String changeset, KnownBy knownBy) {
    /** What a build's candidate rests on. */
    public enum KnownBy {
        CHANGESET,
        TESTER
    }

    public Build {
        if (knownBy == KnownBy.CHANGESET && changeset == null) {
            throw new IllegalArgumentException("a build known by its changeset must carry it");
        }
    }
}
