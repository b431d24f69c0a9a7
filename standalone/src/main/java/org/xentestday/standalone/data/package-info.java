/** The data directory: where everything lies, whose it is, and whether there is room. */
@NullMarked
package org.xentestday.standalone.data;

import org.jspecify.annotations.NullMarked;
