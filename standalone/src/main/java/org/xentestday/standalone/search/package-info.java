/** An Elasticsearch of our own as a child process. */
@NullMarked
package org.xentestday.standalone.search;

import org.jspecify.annotations.NullMarked;
