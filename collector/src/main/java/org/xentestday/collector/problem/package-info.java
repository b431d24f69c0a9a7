/** What the collector answers when it cannot do what was asked: problem+json (RFC 9457), always of one form. */
@NullMarked
package org.xentestday.collector.problem;

import org.jspecify.annotations.NullMarked;
