/** The collector's indexer between a real broker and a real Elasticsearch. */
@NullMarked
package org.xentestday.standalone.index;

import org.jspecify.annotations.NullMarked;
