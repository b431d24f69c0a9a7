/** The testday-server command. */
@NullMarked
package org.xentestday.standalone;

import org.jspecify.annotations.NullMarked;
