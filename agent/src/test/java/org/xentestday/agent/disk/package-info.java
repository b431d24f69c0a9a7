/** Tests of the agent: disk. */
@NullMarked
package org.xentestday.agent.disk;

import org.jspecify.annotations.NullMarked;
