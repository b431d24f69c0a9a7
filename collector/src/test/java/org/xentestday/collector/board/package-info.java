/** Tests of the board, and a way to look at it without Kafka. */
@NullMarked
package org.xentestday.collector.board;

import org.jspecify.annotations.NullMarked;
