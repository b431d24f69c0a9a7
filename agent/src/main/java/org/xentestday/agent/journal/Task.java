package org.xentestday.agent.journal;

import org.jspecify.annotations.Nullable;
import org.xentestday.model.result.Build;
import org.xentestday.model.result.Facets;

/**
 * A test to run on this machine.
 *
 * @param plan the TestDay
 * @param release the release that TestDay is about
 * @param test id in the catalogue
 * @param testVersion version of that entry
 * @param build the hypervisor that runs
 * @param facets the whole configuration of this run
 * @param security why nothing about it may leave this machine; null for an ordinary task
 */
public record Task(
        String plan,
        String release,
        String test,
        int testVersion,
        Build build,
        Facets facets,
        @Nullable String security) {

    /** An ordinary one. */
    public Task(String plan, String release, String test, int testVersion, Build build, Facets facets) {
        this(plan, release, test, testVersion, build, facets, null);
    }

    /** The same for a hypervisor and a configuration that are better known. */
    public Task of(Build known, Facets configuration) {
        return new Task(plan, release, test, testVersion, known, configuration, security);
    }

    /** The same as a matter of security, for that reason in a few words. */
    public Task suspected(String why) {
        return new Task(plan, release, test, testVersion, build, facets, why);
    }
}
