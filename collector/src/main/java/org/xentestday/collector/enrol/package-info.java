/** Lets machines in: the organiser makes single-use tokens, a machine spends one to enrol its key. */
@NullMarked
package org.xentestday.collector.enrol;

import org.jspecify.annotations.NullMarked;
