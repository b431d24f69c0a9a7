/** Tests of the contract: result. */
@NullMarked
package org.xentestday.model.result;

import org.jspecify.annotations.NullMarked;
