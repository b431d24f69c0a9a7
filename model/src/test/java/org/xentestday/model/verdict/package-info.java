/** Tests of the contract: verdict. */
@NullMarked
package org.xentestday.model.verdict;

import org.jspecify.annotations.NullMarked;
