/** Tests of the agent: command. */
@NullMarked
package org.xentestday.agent.command;

import org.jspecify.annotations.NullMarked;
