/** Exports. */
@NullMarked
package org.xentestday.collector.export;

import org.jspecify.annotations.NullMarked;
