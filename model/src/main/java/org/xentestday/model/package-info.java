/** The contract every part of Xen TestDay speaks: topics here, the events in the packages below. */
@NullMarked
package org.xentestday.model;

import org.jspecify.annotations.NullMarked;
