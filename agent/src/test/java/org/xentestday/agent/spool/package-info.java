/** Tests of the agent: spool. */
@NullMarked
package org.xentestday.agent.spool;

import org.jspecify.annotations.NullMarked;
