/** Tests of the indexer. */
@NullMarked
package org.xentestday.collector.index;

import org.jspecify.annotations.NullMarked;
