/** The collector's HTTP interface as the agent uses it. */
@NullMarked
package org.xentestday.agent.server;

import org.jspecify.annotations.NullMarked;
