/** Tests of the agent: report. */
@NullMarked
package org.xentestday.agent.report;

import org.jspecify.annotations.NullMarked;
