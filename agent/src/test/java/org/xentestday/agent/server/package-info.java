/** Tests of the agent: server. */
@NullMarked
package org.xentestday.agent.server;

import org.jspecify.annotations.NullMarked;
