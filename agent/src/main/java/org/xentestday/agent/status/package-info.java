/** What became of the results of this machine. */
@NullMarked
package org.xentestday.agent.status;

import org.jspecify.annotations.NullMarked;
