package org.xentestday.agent.run;

import org.xentestday.agent.journal.Outcome;
import org.xentestday.model.catalogue.Need;
import org.xentestday.model.result.Status;

/**
 * A need that is not met here.
 *
 * @param need which
 * @param reason code of the result
 * @param status SKIP where this machine is not one for the test, BLOCKED where it could be made ready
 */
record Unmet(Need need, String reason, Status status) {
    static Unmet of(Need need) {
        return new Unmet(
                need,
                need.reason(),
                switch (need) {
                    case ARM, SLEEP, RESET, GPU, VIRTUAL_FUNCTION, TWO_CPUS, PERSON, DEVICE -> Status.SKIP;
                    case XEN, ROOT, PV, PVH, HVM, IOMMU, PCIBACK, GUEST_IMAGE, NETWORK, STUBDOMAIN, XTF ->
                        Status.BLOCKED;
                });
    }

    Outcome outcome() {
        return Outcome.of(status, null, reason);
    }
}
