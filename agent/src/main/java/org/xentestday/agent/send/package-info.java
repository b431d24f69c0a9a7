/** The way of results from the spool to the log: over HTTP, or straight to Kafka. */
@NullMarked
package org.xentestday.agent.send;

import org.jspecify.annotations.NullMarked;
