/** Tests of the agent: xl. */
@NullMarked
package org.xentestday.agent.xl;

import org.jspecify.annotations.NullMarked;
