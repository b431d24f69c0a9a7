package org.xentestday.streams.decide;

import org.xentestday.model.result.Candidate;

/** The rate at which machines fail by themselves, from 0 to 1; see {@link Quality}. */
@FunctionalInterface
public interface Troubles {
    /** Nothing is known against any machine. */
    Troubles NONE = (machine, candidate) -> 0;

    /** The rate of a machine, by pseudonym, when it ran that candidate. */
    double of(String machine, Candidate candidate);
}
