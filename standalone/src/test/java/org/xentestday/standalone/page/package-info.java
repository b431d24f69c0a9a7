/** The board in a real browser. */
@NullMarked
package org.xentestday.standalone.page;

import org.jspecify.annotations.NullMarked;
