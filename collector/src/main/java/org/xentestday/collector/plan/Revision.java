package org.xentestday.collector.plan;

import java.time.Instant;
import org.xentestday.model.plan.Plan;

/**
 * One version of a plan.
 *
 * @param version counted from 1 for each plan
 * @param tag names exactly this content; the entity tag of HTTP without its quotes
 * @param at when the organiser asked for it
 * @param plan as it was asked for
 */
record Revision(int version, String tag, Instant at, Plan plan) {}
