/** CloudEvents 1.0 around every record of the contract, and the one check that decides what may enter. */
@NullMarked
package org.xentestday.model.event;

import org.jspecify.annotations.NullMarked;
