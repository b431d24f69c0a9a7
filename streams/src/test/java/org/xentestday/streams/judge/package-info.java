/**
 * The judge of the decisions: simulated TestDays with known truth, the rules of other systems, and an oracle. It was
 * written before the decisions were tuned, and does not change with them.
 */
@NullMarked
package org.xentestday.streams.judge;

import org.jspecify.annotations.NullMarked;
