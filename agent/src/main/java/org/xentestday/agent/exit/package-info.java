/** How a command ends: exit codes, and the one exception that carries a sentence for the tester. */
@NullMarked
package org.xentestday.agent.exit;

import org.jspecify.annotations.NullMarked;
