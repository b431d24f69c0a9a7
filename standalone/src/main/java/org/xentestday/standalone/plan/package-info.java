/** What an organiser does with plans from the command line. */
@NullMarked
package org.xentestday.standalone.plan;

import org.jspecify.annotations.NullMarked;
