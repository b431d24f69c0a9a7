package org.xentestday.agent.journal;

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
 */
public record Task(String plan, String release, String test, int testVersion, Build build, Facets facets) {}
