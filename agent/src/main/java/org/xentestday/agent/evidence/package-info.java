/** What new lines of the logs show. */
@NullMarked
package org.xentestday.agent.evidence;

import org.jspecify.annotations.NullMarked;
