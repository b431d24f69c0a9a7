/** Decides again over a file of results, without any server. */
@NullMarked
package org.xentestday.standalone.replay;

import org.jspecify.annotations.NullMarked;
