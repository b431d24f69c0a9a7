/** How a start fails: one sentence and an exit code. */
@NullMarked
package org.xentestday.standalone.fault;

import org.jspecify.annotations.NullMarked;
