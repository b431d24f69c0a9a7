package org.xentestday.agent.embargo;

import java.time.Instant;
import org.xentestday.model.result.Result;

/**
 * A result that stays on this machine.
 *
 * @param name by which the tester can let it go; says nothing about what the server has
 * @param result as it was recorded, its private words taken out
 * @param why it stays, in a few words
 * @param at when it was recorded
 */
public record Withheld(String name, Result result, String why, Instant at) {}
