/** Tests of the package of the same name. */
@NullMarked
package org.xentestday.standalone.up;

import org.jspecify.annotations.NullMarked;
