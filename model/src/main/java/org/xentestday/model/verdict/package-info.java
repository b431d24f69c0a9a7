/** What the system says about results: verdicts, coverage, dispositions, findings. */
@NullMarked
package org.xentestday.model.verdict;

import org.jspecify.annotations.NullMarked;
