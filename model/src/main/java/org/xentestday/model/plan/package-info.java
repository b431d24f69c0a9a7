/** What the organiser publishes: TestDays, enrolled machines. */
@NullMarked
package org.xentestday.model.plan;

import org.jspecify.annotations.NullMarked;
