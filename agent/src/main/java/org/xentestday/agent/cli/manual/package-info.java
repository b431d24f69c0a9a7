/** What comes with the command and is made from its code: manual pages, and completion for shells. */
@NullMarked
package org.xentestday.agent.cli.manual;

import org.jspecify.annotations.NullMarked;
