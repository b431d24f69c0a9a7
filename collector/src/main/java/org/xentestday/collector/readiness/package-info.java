/** Is the candidate ready? A policy, the evidence and the hour go in; a report with its reasons comes out. */
@InRole(Role.BOARD)
@NullMarked
package org.xentestday.collector.readiness;

import org.jspecify.annotations.NullMarked;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
