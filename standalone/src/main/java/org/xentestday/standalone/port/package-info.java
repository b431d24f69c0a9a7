/** TCP ports on loopback: taken or free. */
@NullMarked
package org.xentestday.standalone.port;

import org.jspecify.annotations.NullMarked;
