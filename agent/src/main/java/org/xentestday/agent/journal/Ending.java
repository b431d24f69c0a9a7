package org.xentestday.agent.journal;

import org.xentestday.model.result.Build;

/**
 * How an attempt that nobody ended must be taken.
 *
 * @param outcome its outcome
 * @param build the hypervisor it is about, as far as it is known by now
 */
public record Ending(Outcome outcome, Build build) {}
