/** The automatic tests: one class for each way to test something. */
@NullMarked
package org.xentestday.agent.procedure;

import org.jspecify.annotations.NullMarked;
