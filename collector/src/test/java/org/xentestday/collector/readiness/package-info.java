/** Tests of the readiness report. */
@NullMarked
package org.xentestday.collector.readiness;

import org.jspecify.annotations.NullMarked;
