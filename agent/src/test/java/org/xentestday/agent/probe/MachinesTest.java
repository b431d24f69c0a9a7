package org.xentestday.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xentestday.agent.fixture.FakeHost;
import org.xentestday.agent.fixture.Machines;
import org.xentestday.model.result.Facet;

/** Xen from 4.3 to 4.21, on Intel, AMD and Arm, as root and not, in the forms that real machines print. */
class MachinesTest {
    static Stream<Machines> machines() throws IOException {
        return Machines.all();
    }

    @ParameterizedTest
    @MethodSource("machines")
    void a_machine_is_told_by_what_it_says_and_nothing_is_guessed(Machines machine) {
        Probe probe = new Probe(machine.host());

        Facts facts = probe.facts(Optional.empty());

        assertThat(said(facts, probe.running())).containsExactlyInAnyOrderElementsOf(machine.expected());
    }

    private static List<String> said(Facts facts, Optional<Running> running) {
        List<String> said = new ArrayList<>();
        facts.known().forEach(fact -> said.add(fact.facet().facetName() + "=" + fact.value()));
        facts.unknown()
                .forEach(gap -> said.add(
                        "unknown " + gap.facet().facetName() + " " + gap.why().code()));
        running.flatMap(Running::changeset).ifPresent(changeset -> said.add("changeset=" + changeset));
        return said;
    }

    @Test
    void what_was_kept_at_boot_fills_what_the_ring_has_lost() {
        Machines machine = Machines.named("xen-4.20-intel");
        String boot = machine.section("xl dmesg");
        FakeHost later = machine.host().answering("xl dmesg", "(XEN) d1v0 something else\n");

        assertThat(new Probe(later, Optional.of(boot)).facts(Optional.empty()).facets())
                .isEqualTo(new Probe(machine.host()).facts(Optional.empty()).facets());
    }

    @Test
    void what_was_kept_does_not_speak_where_the_ring_is_whole() {
        FakeHost host = Machines.named("xen-4.19-efi").host();
        String other = Machines.named("xen-4.11-amd").section("xl dmesg");

        Facts facts = new Probe(host, Optional.of(other)).facts(Optional.empty());

        assertThat(facts.facets().value(Facet.IOMMU)).contains("vtd");
        assertThat(facts.facets().value(Facet.FIRMWARE)).contains("uefi-xen");
    }

    @Test
    void a_user_who_may_not_ask_xen_still_learns_which_one_runs() {
        assertThat(new Probe(Machines.named("xen-4.17-not-root").host()).running())
                .contains(new Running("4.17", Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void a_hanging_xl_leaves_gaps_and_no_guesses(Machines machine) {
        FakeHost host = machine.host().silent("xl info", Why.LATE).silent("xl dmesg", Why.LATE);

        Facts facts = new Probe(host).facts(Optional.empty());

        if (Domain.of(host) != Domain.NONE) {
            assertThat(facts.facets().values()).doesNotContainKeys("memory", "smt", "iommu", "numa", "scheduler");
            assertThat(facts.unknown())
                    .extracting(Unknown::facet, Unknown::why)
                    .contains(org.assertj.core.api.Assertions.tuple(Facet.MEMORY, Why.LATE));
        }
    }

    @Test
    void who_this_system_is_to_xen_needs_no_privilege() {
        assertThat(Domain.of(Machines.named("xen-4.17-not-root").host())).isEqualTo(Domain.DOM0);
        assertThat(Domain.of(Machines.named("guest-of-xen").host())).isEqualTo(Domain.GUEST);
        assertThat(Domain.of(Machines.named("no-xen").host())).isEqualTo(Domain.NONE);
        assertThat(Domain.of(new FakeHost()
                        .with("/sys/hypervisor/type", "xen")
                        .with("/sys/hypervisor/properties/features", "000228f0")))
                .isEqualTo(Domain.DOM0);
    }
}
