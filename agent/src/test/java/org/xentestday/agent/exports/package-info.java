/** Tests of the agent: exports. */
@NullMarked
package org.xentestday.agent.exports;

import org.jspecify.annotations.NullMarked;
