/** Users of Kafka for enrolled machines: made, limited, and taken away through the brokers' own administration. */
@NullMarked
package org.xentestday.collector.grant;

import org.jspecify.annotations.NullMarked;
