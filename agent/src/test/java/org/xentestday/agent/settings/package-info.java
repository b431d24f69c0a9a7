/** Tests of the agent: settings. */
@NullMarked
package org.xentestday.agent.settings;

import org.jspecify.annotations.NullMarked;
