/** What organisers published, as this process knows it: enrolled keys and plans, followed from the log. */
@NullMarked
package org.xentestday.collector.registry;

import org.jspecify.annotations.NullMarked;
