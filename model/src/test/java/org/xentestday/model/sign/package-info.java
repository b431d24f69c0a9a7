/** Tests of the contract: sign. */
@NullMarked
package org.xentestday.model.sign;

import org.jspecify.annotations.NullMarked;
