/** The guest that tests run in: made of this machine's own kernel and busybox, and listened to. */
@NullMarked
package org.xentestday.agent.guest;

import org.jspecify.annotations.NullMarked;
