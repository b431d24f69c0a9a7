/** Tests of the agent: identity. */
@NullMarked
package org.xentestday.agent.identity;

import org.jspecify.annotations.NullMarked;
