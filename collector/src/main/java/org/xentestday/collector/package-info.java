/** The collector: takes results in, indexes what streams decides, shows it. */
@NullMarked
package org.xentestday.collector;

import org.jspecify.annotations.NullMarked;
