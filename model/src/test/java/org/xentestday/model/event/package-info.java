/** Tests of the contract: event. */
@NullMarked
package org.xentestday.model.event;

import org.jspecify.annotations.NullMarked;
