/** Beginnings and ends. */
@NullMarked
package org.xentestday.collector.drain;

import org.jspecify.annotations.NullMarked;
