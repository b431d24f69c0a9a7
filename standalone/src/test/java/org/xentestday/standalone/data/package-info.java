/** Tests of the package of the same name. */
@NullMarked
package org.xentestday.standalone.data;

import org.jspecify.annotations.NullMarked;
