/** Runs tests: checks what they need, writes down what comes next, cleans up, records results. */
@NullMarked
package org.xentestday.agent.run;

import org.jspecify.annotations.NullMarked;
