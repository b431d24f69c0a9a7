/** A TestDay played through the real parts by the real agent code: simulated machines, true bytes. */
@NullMarked
package org.xentestday.standalone.demo;

import org.jspecify.annotations.NullMarked;
