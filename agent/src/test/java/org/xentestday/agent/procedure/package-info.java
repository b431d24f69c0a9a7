/** Tests of the agent: procedure. */
@NullMarked
package org.xentestday.agent.procedure;

import org.jspecify.annotations.NullMarked;
