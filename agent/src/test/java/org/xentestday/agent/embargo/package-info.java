/** Tests of what stays on this machine. */
@NullMarked
package org.xentestday.agent.embargo;

import org.jspecify.annotations.NullMarked;
