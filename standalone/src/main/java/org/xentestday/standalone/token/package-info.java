/** Lets somebody in: asks the collector of a running installation for a token. */
@NullMarked
package org.xentestday.standalone.token;

import org.jspecify.annotations.NullMarked;
