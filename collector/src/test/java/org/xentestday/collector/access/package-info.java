/** Tests of who asks. */
@NullMarked
package org.xentestday.collector.access;

import org.jspecify.annotations.NullMarked;
