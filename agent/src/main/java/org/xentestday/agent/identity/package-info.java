/** Who this machine is to the outside: its key, its pseudonyms, its enrolment. */
@NullMarked
package org.xentestday.agent.identity;

import org.jspecify.annotations.NullMarked;
