/** Where the agent works and whom it talks to: flags, environment, file, defaults. */
@NullMarked
package org.xentestday.agent.settings;

import org.jspecify.annotations.NullMarked;
