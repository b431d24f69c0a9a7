/** What an operator asks: is it alive, is it ready, what does it measure. */
@NullMarked
package org.xentestday.streams.ops;

import org.jspecify.annotations.NullMarked;
