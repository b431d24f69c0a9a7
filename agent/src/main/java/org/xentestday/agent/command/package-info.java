/** Programs of this machine, run with a deadline each. */
@NullMarked
package org.xentestday.agent.command;

import org.jspecify.annotations.NullMarked;
