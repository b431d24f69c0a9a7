/** Receipts: what became of one result, for the tester whose it is. */
@NullMarked
package org.xentestday.collector.receipt;

import org.jspecify.annotations.NullMarked;
