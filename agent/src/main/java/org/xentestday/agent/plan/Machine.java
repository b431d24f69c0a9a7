package org.xentestday.agent.plan;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xentestday.agent.probe.Host;
import org.xentestday.agent.probe.Probe;
import org.xentestday.agent.probe.Running;
import org.xentestday.model.catalogue.Need;
import org.xentestday.model.result.Facets;

/**
 * This machine as far as it decides which tests mean something on it.
 *
 * @param pseudonym that the server knows it by
 * @param facets of the machine itself
 * @param devices facets of its PCI devices that dom0 can do without, by address
 * @param missing needs of tests that it certainly does not meet
 * @param running the hypervisor that runs, where that is known
 */
public record Machine(
        String pseudonym, Facets facets, Map<String, Facets> devices, Set<Need> missing, Optional<Running> running) {

    /** Looks at that machine. */
    public static Machine look(String pseudonym, Host host, Probe probe) {
        Facets facets = probe.facts(Optional.empty()).facets();
        Map<String, Facets> devices = probe.spareDevices();
        Set<Need> missing = new Needs(host, facets, devices, probe.xlInfo().text()).missing();
        return new Machine(pseudonym, facets, devices, missing, probe.running());
    }
}
