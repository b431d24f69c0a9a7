/** Measures against the budgets, side by side in one run. Started by hand, never by the tests. */
@NullMarked
package org.xentestday.standalone.bench;

import org.jspecify.annotations.NullMarked;
