/** The testday command: one class for each word a tester types. */
@NullMarked
package org.xentestday.agent.cli;

import org.jspecify.annotations.NullMarked;
