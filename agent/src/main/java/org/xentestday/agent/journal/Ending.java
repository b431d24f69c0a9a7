package org.xentestday.agent.journal;

import org.xentestday.model.result.Build;
import org.xentestday.model.result.Facets;

/**
 * How an attempt that nobody ended must be taken.
 *
 * @param outcome its outcome
 * @param build the hypervisor it is about, as far as it is known by now
 * @param facets the configuration it is about
 */
public record Ending(Outcome outcome, Build build, Facets facets) {
    /** About what the attempt began with. */
    static Ending of(Task task, Outcome outcome) {
        return new Ending(outcome, task.build(), task.facets());
    }

    /** The same with another outcome. */
    public Ending with(Outcome other) {
        return new Ending(other, build, facets);
    }
}
