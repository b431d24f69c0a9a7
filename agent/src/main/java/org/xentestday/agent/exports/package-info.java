/** Recorded results, written for other test systems. Pure: results to text. */
@NullMarked
package org.xentestday.agent.exports;

import org.jspecify.annotations.NullMarked;
