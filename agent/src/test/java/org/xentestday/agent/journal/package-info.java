/** Tests of the agent: journal. */
@NullMarked
package org.xentestday.agent.journal;

import org.jspecify.annotations.NullMarked;
