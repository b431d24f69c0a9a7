package org.xentestday.model.result;

import java.time.Instant;

/**
 * A machine says that it starts or ends an attempt. An attempt that started and never ended is a suspect for HOST_LOST.
 *
 * @param plan the TestDay
 * @param release the release it is about
 * @param machine pseudonym of the host
 * @param boot pseudonym of the boot
 * @param test id in the catalogue
 * @param attempt of this test in this boot
 * @param build the hypervisor that runs
 * @param phase start or end
 * @param at by the machine's clock
 */
public record Activity(
        String plan,
        String release,
        String machine,
        String boot,
        String test,
        int attempt,
        Build build,
        Phase phase,
        Instant at) {
    /** Where an attempt is. */
    public enum Phase {
        STARTED,
        ENDED
    }
}
