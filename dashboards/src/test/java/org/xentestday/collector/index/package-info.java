/** Lets the tests of the dashboards write documents with the indexer's own code. */
@NullMarked
package org.xentestday.collector.index;

import org.jspecify.annotations.NullMarked;
