/** What is worth testing on this machine: the plan, and what the server asks for. */
@NullMarked
package org.xentestday.agent.plan;

import org.jspecify.annotations.NullMarked;
