@NullMarked
package org.xentestday.standalone.replay;

import org.jspecify.annotations.NullMarked;
