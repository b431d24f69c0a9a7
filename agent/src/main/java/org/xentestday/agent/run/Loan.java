package org.xentestday.agent.run;

import java.util.List;
import java.util.Optional;
import org.xentestday.agent.journal.Outcome;
import org.xentestday.agent.journal.Thing;
import org.xentestday.agent.probe.Host;
import org.xentestday.model.result.Status;

/**
 * The device under test that a test took from dom0.
 *
 * @param device as it was before
 */
record Loan(Thing device) {
    private static final String NOT_BACK = "dom0 did not get the device back.";

    /** That device, where it is among what was made; one that was assignable before is not. */
    static Optional<Loan> in(List<Thing> made, Optional<String> address) {
        return made.stream()
                .filter(thing -> thing.what() == Thing.What.ASSIGNABLE)
                .filter(thing -> address.filter(thing.name()::equals).isPresent())
                .map(Loan::new)
                .findFirst();
    }

    /** The outcome after cleaning up: a device that its driver does not drive again has not passed. */
    Outcome on(Outcome outcome, Host host) {
        if (device.before() == null || driven(host)) {
            return outcome;
        }
        return outcome.status() == Status.PASS ? outcome.failing(NOT_BACK) : outcome.warning(NOT_BACK);
    }

    private boolean driven(Host host) {
        return host.link("/sys/bus/pci/devices/" + device.name() + "/driver")
                .filter(driver -> driver.equals(device.before()))
                .isPresent();
    }
}
