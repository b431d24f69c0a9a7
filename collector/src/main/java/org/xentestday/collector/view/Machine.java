package org.xentestday.collector.view;

import org.xentestday.model.result.Candidate;

/**
 * A machine that took part.
 *
 * @param machine its pseudonym
 * @param candidate that it tested
 * @param tests of which a result of it counts
 */
record Machine(String machine, Candidate candidate, int tests) {}
