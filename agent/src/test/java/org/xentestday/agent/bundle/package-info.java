/** Tests of the agent: bundle. */
@NullMarked
package org.xentestday.agent.bundle;

import org.jspecify.annotations.NullMarked;
