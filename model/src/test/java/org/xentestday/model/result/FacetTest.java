package org.xentestday.model.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FacetTest {
    @Test
    void what_the_hypervisor_its_options_and_its_dom0_were_holds_for_one_boot() {
        Facets configuration = Facets.NONE
                .with(Facet.CPU_MODEL, "19-61")
                .with(Facet.FIRMWARE, "uefi-grub")
                .with(Facet.DUT_BAR, "le8g")
                .with(Facet.GUEST_TYPE, "pvh")
                .with(Facet.SMT, "on")
                .with(Facet.APIC, "x2apic")
                .with(Facet.DOM0_DISTRIBUTION, "debian-13")
                .with(Facet.XEN_EFI, "no-rs");

        assertThat(configuration.ofAnyBoot())
                .hasToString("cpu_model=19-61,dut_bar=le8g,firmware=uefi-grub,guest_type=pvh");
    }

    @Test
    void every_option_of_xen_and_every_fact_of_dom0_holds_for_one_boot() {
        assertThat(Facet.values())
                .filteredOn(facet -> facet.facetName().matches("(xen|dom0)_.*"))
                .allMatch(Facet::ofBoot);
    }
}
