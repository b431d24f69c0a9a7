/** Tests of the package of the same name. */
@NullMarked
package org.xentestday.standalone.broker;

import org.jspecify.annotations.NullMarked;
