/** The tests that exist, with the area and SUPPORT.md feature each belongs to. */
@NullMarked
package org.xentestday.model.catalogue;

import org.jspecify.annotations.NullMarked;
