/** What organisers published, as this process knows it: enrolled keys, plans and known issues, followed from the log. */
@NullMarked
package org.xentestday.collector.registry;

import org.jspecify.annotations.NullMarked;
