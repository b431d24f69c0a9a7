/** What a tester's machine reports: one result, its build, status, facets and evidence. */
@NullMarked
package org.xentestday.model.result;

import org.jspecify.annotations.NullMarked;
