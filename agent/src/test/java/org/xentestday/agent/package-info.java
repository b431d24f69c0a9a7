/** Tests of the agent as a whole. */
@NullMarked
package org.xentestday.agent;

import org.jspecify.annotations.NullMarked;
