/** Takes results and activity in: checks, signature, log; nothing is acknowledged before the log has it. */
@NullMarked
package org.xentestday.collector.intake;

import org.jspecify.annotations.NullMarked;
