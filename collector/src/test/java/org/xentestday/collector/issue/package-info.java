@NullMarked
package org.xentestday.collector.issue;

import org.jspecify.annotations.NullMarked;
