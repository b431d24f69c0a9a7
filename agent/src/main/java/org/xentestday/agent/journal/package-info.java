/** What the machine is about to do, written down before it does it. */
@NullMarked
package org.xentestday.agent.journal;

import org.jspecify.annotations.NullMarked;
