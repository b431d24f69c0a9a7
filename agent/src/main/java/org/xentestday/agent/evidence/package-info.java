/** What a machine's logs say about a failure: known signatures, the lines around them, and only lines that are new. */
@NullMarked
package org.xentestday.agent.evidence;

import org.jspecify.annotations.NullMarked;
