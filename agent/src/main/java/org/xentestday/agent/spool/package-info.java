/** Results that are recorded: on this disk until a server has them. */
@NullMarked
package org.xentestday.agent.spool;

import org.jspecify.annotations.NullMarked;
