package org.xentestday.agent.bundle;

import java.util.Optional;
import org.xentestday.agent.send.Sending;

/**
 * How sending one bundle went.
 *
 * @param header of the bundle
 * @param sending in numbers; what waits is in the file only
 * @param fault what is wrong with the file
 */
public record Delivery(BundleHeader header, Sending sending, Optional<String> fault) {}
