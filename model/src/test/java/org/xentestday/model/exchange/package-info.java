/** Tests of the contract: exchange. */
@NullMarked
package org.xentestday.model.exchange;

import org.jspecify.annotations.NullMarked;
