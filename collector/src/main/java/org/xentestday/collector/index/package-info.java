/** The indexer: carries the log and what streams say of it into Elasticsearch, and reads receipts from there. */
@NullMarked
package org.xentestday.collector.index;

import org.jspecify.annotations.NullMarked;
