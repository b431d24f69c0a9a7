/** The log of a TestDay as a file, from which anyone can come to the same verdicts. */
@NullMarked
package org.xentestday.collector.export;

import org.jspecify.annotations.NullMarked;
