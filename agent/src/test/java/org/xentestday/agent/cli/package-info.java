/** Tests of the agent: cli. */
@NullMarked
package org.xentestday.agent.cli;

import org.jspecify.annotations.NullMarked;
