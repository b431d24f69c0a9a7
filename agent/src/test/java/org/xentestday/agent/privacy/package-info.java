/** Tests of the agent: privacy. */
@NullMarked
package org.xentestday.agent.privacy;

import org.jspecify.annotations.NullMarked;
