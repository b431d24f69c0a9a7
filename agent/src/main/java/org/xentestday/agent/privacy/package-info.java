/** Keeps what a tester's words and log lines must not carry on the tester's machine. */
@NullMarked
package org.xentestday.agent.privacy;

import org.jspecify.annotations.NullMarked;
