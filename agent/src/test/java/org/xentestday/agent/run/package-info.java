/** Tests of the agent: run. */
@NullMarked
package org.xentestday.agent.run;

import org.jspecify.annotations.NullMarked;
