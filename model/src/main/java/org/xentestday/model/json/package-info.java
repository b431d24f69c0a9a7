/** JSON as the contract writes it: one mapper, canonical bytes, JSON Schemas. */
@NullMarked
package org.xentestday.model.json;

import org.jspecify.annotations.NullMarked;
