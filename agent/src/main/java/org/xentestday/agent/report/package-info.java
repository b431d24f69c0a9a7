/** What a tester reports by hand, checked against what the machine and the TestDay's plan say. */
@NullMarked
package org.xentestday.agent.report;

import org.jspecify.annotations.NullMarked;
