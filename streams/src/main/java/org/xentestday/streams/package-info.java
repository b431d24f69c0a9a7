/** Kafka Streams: results in, verdicts, coverage and dispositions out. */
@NullMarked
package org.xentestday.streams;

import org.jspecify.annotations.NullMarked;
