/** The agent on a tester's machine; {@link org.xentestday.agent.Agent} is its face to other modules. */
@NullMarked
package org.xentestday.agent;

import org.jspecify.annotations.NullMarked;
