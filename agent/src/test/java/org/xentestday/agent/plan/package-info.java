/** Tests of the agent: what is worth testing. */
@NullMarked
package org.xentestday.agent.plan;

import org.jspecify.annotations.NullMarked;
