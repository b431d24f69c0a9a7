/** Tests of the contract: catalogue. */
@NullMarked
package org.xentestday.model.catalogue;

import org.jspecify.annotations.NullMarked;
