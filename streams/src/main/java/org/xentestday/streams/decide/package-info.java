/** The decisions: pure functions from evidence to verdicts. Nothing here knows Kafka. */
@NullMarked
package org.xentestday.streams.decide;

import org.jspecify.annotations.NullMarked;
