/** TestDay plans: the organiser publishes them, everyone reads them. */
@NullMarked
package org.xentestday.collector.plan;

import org.jspecify.annotations.NullMarked;
