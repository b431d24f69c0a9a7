/** Tests of topology. */
@NullMarked
package org.xentestday.streams.topology;

import org.jspecify.annotations.NullMarked;
