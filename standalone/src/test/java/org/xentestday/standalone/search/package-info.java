/** Tests of the package of the same name. */
@NullMarked
package org.xentestday.standalone.search;

import org.jspecify.annotations.NullMarked;
