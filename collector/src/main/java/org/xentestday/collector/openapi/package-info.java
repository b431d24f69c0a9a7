/** The OpenAPI document: made from the controllers by the compiler, completed with what they all share, and served. */
@NullMarked
package org.xentestday.collector.openapi;

import org.jspecify.annotations.NullMarked;
