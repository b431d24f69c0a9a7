/** Who asks: an organiser, a tester by one of his machines, a reader, or nobody. */
@NullMarked
package org.xentestday.collector.access;

import org.jspecify.annotations.NullMarked;
