/** Reads the dashboards as Grafana does, checks them, and runs their queries. */
@NullMarked
package org.xentestday.dashboards;

import org.jspecify.annotations.NullMarked;
