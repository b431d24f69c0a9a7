/** Clients that take their time. */
@NullMarked
package org.xentestday.collector.pace;

import org.jspecify.annotations.NullMarked;
