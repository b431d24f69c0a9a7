/** The current state of plans, verdicts and coverage in memory, as the compacted topics tell it. */
@NullMarked
package org.xentestday.collector.view;

import org.jspecify.annotations.NullMarked;
