/** Files that survive crashes: the checksummed log, private files, one writer at a time. */
@NullMarked
package org.xentestday.agent.disk;

import org.jspecify.annotations.NullMarked;
