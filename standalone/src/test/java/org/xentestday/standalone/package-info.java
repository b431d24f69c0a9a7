/** Tests of the whole module: its shape, and the command as a user runs it. */
@NullMarked
package org.xentestday.standalone;

import org.jspecify.annotations.NullMarked;
