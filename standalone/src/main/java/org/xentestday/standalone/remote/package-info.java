/** Commands that ask a running server, as its organiser. */
@NullMarked
package org.xentestday.standalone.remote;

import org.jspecify.annotations.NullMarked;
