/** Results as a file that another machine can send, and the answer it brings back. */
@NullMarked
package org.xentestday.agent.bundle;

import org.jspecify.annotations.NullMarked;
