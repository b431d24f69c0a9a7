package org.xentestday.collector.pace;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * How long a client may take.
 *
 * @param head from the first byte of a request to the end of its headers
 * @param body from there to the end of its body
 */
@ConfigurationProperties("testday.pace")
record Pace(Duration head, Duration body) {}
