/** Results that other tools and people wrote down: read as proposals, never recorded by themselves. */
@NullMarked
package org.xentestday.agent.imports;

import org.jspecify.annotations.NullMarked;
