/** Tests of the contract: json. */
@NullMarked
package org.xentestday.model.json;

import org.jspecify.annotations.NullMarked;
