/** Results that may be about security stay on this machine, in a place of their own, until the tester lets them go. */
@NullMarked
package org.xentestday.agent.embargo;

import org.jspecify.annotations.NullMarked;
