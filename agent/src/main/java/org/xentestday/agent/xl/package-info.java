/** What xl prints, read. Pure. */
@NullMarked
package org.xentestday.agent.xl;

import org.jspecify.annotations.NullMarked;
