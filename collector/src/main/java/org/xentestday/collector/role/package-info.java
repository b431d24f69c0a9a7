/** Which parts of the collector run in this process, so that they scale apart. */
@NullMarked
package org.xentestday.collector.role;

import org.jspecify.annotations.NullMarked;
