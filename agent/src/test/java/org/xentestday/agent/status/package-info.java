/** Tests of the agent: what became of results. */
@NullMarked
package org.xentestday.agent.status;

import org.jspecify.annotations.NullMarked;
