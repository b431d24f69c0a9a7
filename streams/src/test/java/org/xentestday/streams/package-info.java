/** Rules of the house for this module. */
@NullMarked
package org.xentestday.streams;

import org.jspecify.annotations.NullMarked;
