package org.xentestday.streams.topology;

import org.xentestday.model.event.Event;
import org.xentestday.model.result.Result;

/** A record that is a result of the contract. Whose it is has not been asked yet. */
record Checked(Event event, Result result) {}
