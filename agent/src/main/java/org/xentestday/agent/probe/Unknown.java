package org.xentestday.agent.probe;

import org.xentestday.model.result.Facet;

/**
 * A facet of this machine that could not be found out.
 *
 * @param facet the facet
 * @param source the best place to look for it
 * @param why what kept it from being known there
 */
public record Unknown(Facet facet, String source, Why why) {}
