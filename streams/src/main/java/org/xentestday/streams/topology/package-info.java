/** The way of a result through the log: check, admit, cells, decide. */
@NullMarked
package org.xentestday.streams.topology;

import org.jspecify.annotations.NullMarked;
