/** Receipts: what became of one result, for the tester who has its id. */
@NullMarked
package org.xentestday.collector.receipt;

import org.jspecify.annotations.NullMarked;
