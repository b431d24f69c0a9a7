/** Tests of signatures, excerpts and marks in logs. */
@NullMarked
package org.xentestday.agent.evidence;

import org.jspecify.annotations.NullMarked;
