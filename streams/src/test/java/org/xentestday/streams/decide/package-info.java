/** Tests of decide. */
@NullMarked
package org.xentestday.streams.decide;

import org.jspecify.annotations.NullMarked;
