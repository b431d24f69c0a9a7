/** Tests of the agent: send. */
@NullMarked
package org.xentestday.agent.send;

import org.jspecify.annotations.NullMarked;
