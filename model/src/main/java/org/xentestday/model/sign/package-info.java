/** Ed25519 signatures that bind a result's content to an enrolled machine. */
@NullMarked
package org.xentestday.model.sign;

import org.jspecify.annotations.NullMarked;
