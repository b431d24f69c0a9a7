/** Tests of the agent: imports. */
@NullMarked
package org.xentestday.agent.imports;

import org.jspecify.annotations.NullMarked;
