/** Tests of the package of the same name. */
@NullMarked
package org.xentestday.standalone.port;

import org.jspecify.annotations.NullMarked;
