/** Rates, and whose they are. */
@NullMarked
package org.xentestday.collector.limit;

import org.jspecify.annotations.NullMarked;
