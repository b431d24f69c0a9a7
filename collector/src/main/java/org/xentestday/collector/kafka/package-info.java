/** The collector's way to Kafka: settings, clients, records. */
@NullMarked
package org.xentestday.collector.kafka;

import org.jspecify.annotations.NullMarked;
