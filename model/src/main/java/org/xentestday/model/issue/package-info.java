/** Failures that people know already. */
@NullMarked
package org.xentestday.model.issue;

import org.jspecify.annotations.NullMarked;
