/** Renders the manifests and checks them against the code and against what clusters demand. */
@NullMarked
package org.xentestday.k8s;

import org.jspecify.annotations.NullMarked;
