/** Tests of the contract. */
@NullMarked
package org.xentestday.model;

import org.jspecify.annotations.NullMarked;
