/** The current state of plans, verdicts and coverage in memory, as the compacted topics tell it. */
@InRole({Role.BOARD, Role.ENROL})
@NullMarked
package org.xentestday.collector.view;

import org.jspecify.annotations.NullMarked;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
