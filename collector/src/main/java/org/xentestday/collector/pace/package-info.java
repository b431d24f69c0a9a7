/** How long a client may take to say what it wants; who is slower is hung up on. */
@NullMarked
package org.xentestday.collector.pace;

import org.jspecify.annotations.NullMarked;
