/** The beginning and the end of a collector as those see it who decide whether to send requests to it. */
@NullMarked
package org.xentestday.collector.drain;

import org.jspecify.annotations.NullMarked;
