/** Tests of the agent: probe. */
@NullMarked
package org.xentestday.agent.probe;

import org.jspecify.annotations.NullMarked;
