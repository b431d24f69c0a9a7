/** Secure connections: whose certificates are trusted, and what is wrong with one that is not. */
@NullMarked
package org.xentestday.agent.tls;

import org.jspecify.annotations.NullMarked;
