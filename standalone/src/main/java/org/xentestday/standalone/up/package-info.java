/** Starts the parts in order, serves, stops them in the opposite order. */
@NullMarked
package org.xentestday.standalone.up;

import org.jspecify.annotations.NullMarked;
