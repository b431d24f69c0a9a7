/** What organisers write by hand: read with care, refused in one sentence, or published. */
@NullMarked
package org.xentestday.collector.document;

import org.jspecify.annotations.NullMarked;
