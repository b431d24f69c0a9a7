/** Tests of the agent: doctor. */
@NullMarked
package org.xentestday.agent.doctor;

import org.jspecify.annotations.NullMarked;
