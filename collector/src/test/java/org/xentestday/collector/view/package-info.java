/** Tests of the view, and the story that the tests of its readers share. */
@NullMarked
package org.xentestday.collector.view;

import org.jspecify.annotations.NullMarked;
