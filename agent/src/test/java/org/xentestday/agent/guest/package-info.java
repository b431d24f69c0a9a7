/** Tests of the agent: guest. */
@NullMarked
package org.xentestday.agent.guest;

import org.jspecify.annotations.NullMarked;
