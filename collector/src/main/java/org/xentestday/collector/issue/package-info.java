/** Known issues and waivers: the organiser publishes them, streams puts them beside verdicts. */
@NullMarked
package org.xentestday.collector.issue;

import org.jspecify.annotations.NullMarked;
