/** The page on the wall: tests by facet, findings, totals, live. */
@InRole(Role.BOARD)
@NullMarked
package org.xentestday.collector.board;

import org.jspecify.annotations.NullMarked;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
