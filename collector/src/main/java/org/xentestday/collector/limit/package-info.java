/** How much one address, one bearer token or one machine's key may ask for, so that the others are served. */
@NullMarked
package org.xentestday.collector.limit;

import org.jspecify.annotations.NullMarked;
