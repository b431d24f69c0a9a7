/** What keeps this machine from testing well, and how to mend it. */
@NullMarked
package org.xentestday.agent.doctor;

import org.jspecify.annotations.NullMarked;
