/** How other test systems say what our statuses say. */
@NullMarked
package org.xentestday.model.exchange;

import org.jspecify.annotations.NullMarked;
