/** The OpenAPI document against the server that it describes. */
@NullMarked
package org.xentestday.collector.openapi;

import org.jspecify.annotations.NullMarked;
