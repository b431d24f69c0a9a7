/** What kind of machine this is: facets of the closed vocabulary, each with its source. */
@NullMarked
package org.xentestday.agent.probe;

import org.jspecify.annotations.NullMarked;
