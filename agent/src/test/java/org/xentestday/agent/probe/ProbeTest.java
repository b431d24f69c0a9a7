package org.xentestday.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xentestday.agent.fixture.FakeHost;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;

class ProbeTest {
    private static final String GPU = "/sys/bus/pci/devices/0000:03:00.0";

    @Test
    void a_real_dom0_is_told_by_these_facets() throws IOException {
        Facts facts = new Probe(dom0()).facts(Optional.of("03:00.0"));

        assertThat(facts.facets())
                .isEqualTo(Facets.of(Map.ofEntries(
                        Map.entry("cpu_vendor", "amd"),
                        Map.entry("cpu_model", "19-50"),
                        Map.entry("smt", "on"),
                        Map.entry("iommu", "amdvi"),
                        Map.entry("interrupt_remapping", "on"),
                        Map.entry("apic", "x2apic_mixed"),
                        Map.entry("firmware", "uefi-grub"),
                        Map.entry("host_bridge", "1022:1630"),
                        Map.entry("memory", "le16g"),
                        Map.entry("numa", "no"),
                        Map.entry("dom0_kernel", "linux-6.1"),
                        Map.entry("dom0_distribution", "debian-12"),
                        Map.entry("dom0_kind", "pv"),
                        Map.entry("scheduler", "credit2"),
                        Map.entry("xen_debug", "yes"),
                        Map.entry("xen_iommu", "verbose,no-igfx"),
                        Map.entry("xen_smt", "0"),
                        Map.entry("xen_ept", "pml=0"),
                        Map.entry("xen_spec_ctrl", "ssbd"),
                        Map.entry("dut_vendor", "1002"),
                        Map.entry("dut_device", "1002:73bf"),
                        Map.entry("dut_class", "gpu"),
                        Map.entry("dut_driver", "amdgpu"),
                        Map.entry("dut_reset", "acpi"),
                        Map.entry("dut_bar", "le16g"),
                        Map.entry("dut_function", "pf"))));
        assertThat(facts.unknown()).isEmpty();
    }

    @Test
    void the_running_hypervisor_tells_its_changeset() throws IOException {
        assertThat(new Probe(dom0()).running()).contains(new Running("4.21", Optional.of("84fa990")));
    }

    @ParameterizedTest
    @CsvSource({"git:84fa990,84fa990", "git:84fa990-dirty,", "84fa990abc,84fa990abc", "'',", "4.21-pre-xyz,"})
    void only_a_clean_commit_is_a_changeset(String text, @org.jspecify.annotations.Nullable String changeset) {
        FakeHost host = new FakeHost().answering("xl info", "xen_major : 4\nxen_minor : 21\nxen_changeset : " + text);

        assertThat(new Probe(host).running().orElseThrow().changeset()).isEqualTo(Optional.ofNullable(changeset));
    }

    @Test
    void an_intel_machine_without_interrupt_remapping_is_told_apart() throws IOException {
        FakeHost host = new FakeHost()
                .answering("xl info", capture("xl-info.txt"))
                .answering("xl dmesg", capture("xl-dmesg-intel.txt"))
                .with("/proc/cpuinfo", "vendor_id\t: GenuineIntel\ncpu family\t: 6\nmodel\t\t: 142\n");

        assertThat(new Probe(host).facts(Optional.empty()).facets().values())
                .containsEntry("cpu_vendor", "intel")
                .containsEntry("cpu_model", "6-8e")
                .containsEntry("iommu", "vtd")
                .containsEntry("interrupt_remapping", "off")
                .containsEntry("apic", "x2apic_cluster")
                .containsEntry("firmware", "uefi-xen")
                .containsEntry("xen_debug", "no");
    }

    @Test
    void when_the_ring_has_lost_the_boot_lines_the_capabilities_still_tell_the_iommu() throws IOException {
        FakeHost host = new FakeHost()
                .answering("xl info", capture("xl-info.txt"))
                .answering("xl dmesg", "(XEN) d1v0 something else\n")
                .with("/sys/firmware/acpi/tables/IVRS", "");

        Facts facts = new Probe(host).facts(Optional.empty());

        assertThat(facts.facets().value(Facet.IOMMU)).contains("amdvi");
        assertThat(facts.unknown())
                .extracting(Unknown::facet)
                .contains(Facet.INTERRUPT_REMAPPING, Facet.APIC, Facet.FIRMWARE);
    }

    @Test
    void no_directio_means_no_iommu() {
        FakeHost host = new FakeHost().answering("xl info", "machine : x86_64\nvirt_caps : pv hvm hap gnttab-v1\n");

        assertThat(new Probe(host).facts(Optional.empty()).facets().value(Facet.IOMMU))
                .contains("none");
    }

    @Test
    void an_empty_machine_gives_no_facts_and_no_guesses() {
        Probe probe = new Probe(new FakeHost());

        assertThat(probe.facts(Optional.empty()).known()).isEmpty();
        assertThat(probe.running()).isEmpty();
    }

    @Test
    void without_xen_the_kernel_is_asked() {
        FakeHost host = new FakeHost()
                .with("/proc/meminfo", "MemTotal:       67108864 kB\n")
                .with("/sys/devices/system/cpu/smt/active", "0\n")
                .with("/sys/class/iommu/dmar0/name", "dmar0")
                .with("/sys/devices/system/node/node0/x", "")
                .with("/sys/devices/system/node/node1/x", "");

        assertThat(new Probe(host).facts(Optional.empty()).facets().values())
                .containsEntry("memory", "le64g")
                .containsEntry("smt", "off")
                .containsEntry("iommu", "vtd")
                .containsEntry("numa", "yes");
    }

    @ParameterizedTest
    @CsvSource({
        "0x0000000000000000 0x0000000000000000 0x0000000000000000,",
        "0x000000000000e040 0x000000000000e05f 0x0000000000040101,",
        "0x00000000e0000000 0x00000000e3ffffff 0x0000000000042208,le64m",
        "0x00000000e0000000 0x00000000efffffff 0x0000000000042208,le256m",
        "0x0000006000000000 0x00000061ffffffff 0x000000000014220c,le8g",
        "0xfffffff000000000 0xffffffffffffffff 0x000000000014220c,gt16g",
        "nonsense,"
    })
    void the_largest_bar_is_a_class(String line, @org.jspecify.annotations.Nullable String bar) throws IOException {
        FakeHost host = dom0().with(GPU + "/resource", line + "\n");

        assertThat(new Probe(host).facts(Optional.of("0000:03:00.0")).facets().value(Facet.DUT_BAR))
                .isEqualTo(Optional.ofNullable(bar));
    }

    @ParameterizedTest
    @CsvSource({"flr bus,flr", "acpi bus,acpi", "'',none", "newer-than-this bus,"})
    void the_first_reset_method_is_the_one_that_counts(String methods, @org.jspecify.annotations.Nullable String reset)
            throws IOException {
        FakeHost host = dom0().with(GPU + "/reset_method", methods);

        assertThat(new Probe(host).facts(Optional.of("03:00.0")).facets().value(Facet.DUT_RESET))
                .isEqualTo(Optional.ofNullable(reset));
    }

    @Test
    void an_old_kernel_tells_by_another_file_whether_a_device_can_be_reset() throws IOException {
        FakeHost none = dom0().silent(GPU + "/reset_method", Why.ABSENT);
        FakeHost some = dom0().silent(GPU + "/reset_method", Why.ABSENT).with(GPU + "/reset", "");

        assertThat(new Probe(none).facts(Optional.of("03:00.0")).facets().value(Facet.DUT_RESET))
                .contains("none");
        assertThat(new Probe(some).facts(Optional.of("03:00.0")).facets().value(Facet.DUT_RESET))
                .isEmpty();
    }

    @Test
    void a_device_that_waits_for_a_guest_does_not_tell_its_own_driver() throws IOException {
        FakeHost host = dom0().link(GPU + "/driver", "pciback");

        assertThat(new Probe(host).facts(Optional.of("03:00.0")).unknown())
                .containsExactly(new Unknown(Facet.DUT_DRIVER, "driver of the device", Why.NOT_SAID));
    }

    @Test
    void a_virtual_function_is_one() throws IOException {
        FakeHost host = dom0().link(GPU + "/physfn", "0000:03:00.1");

        assertThat(new Probe(host).facts(Optional.of("03:00.0")).facets().value(Facet.DUT_FUNCTION))
                .contains("vf");
    }

    @Test
    void a_device_that_is_not_there_is_said_so() throws IOException {
        Probe probe = new Probe(dom0());

        assertThatThrownBy(() -> probe.facts(Optional.of("09:00.0")))
                .hasMessageStartingWith("This machine has no PCI device 0000:09:00.0;");
        assertThatThrownBy(() -> probe.facts(Optional.of("../../etc")))
                .hasMessage("A PCI device is named like 0000:03:00.0 and not ../../etc.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "smt=0 | xen_smt | 0",
                "smt | xen_smt | 1",
                "smt=0 smt=1 | xen_smt | 1",
                "smt=1 no-smt | xen_smt | 0",
                "smt=tortoise | xen_smt | ",
                "x2apic=off | xen_x2apic | 0",
                "iommu=0 | xen_iommu | 0",
                "no-iommu | xen_iommu | 0",
                "iommu=Force,Intremap=off | xen_iommu | force,intremap=off",
                "iommu=tortoise | xen_iommu | ",
                "ucode=/boot/anna.bin | xen_ucode | ",
                "flask=enforcing | xen_flask | enforcing",
                "efi=no-rs | xen_efi | no-rs",
                "ioapic_ack=old | xen_ioapic_ack | old",
                "ioapic_ack=tortoise | xen_ioapic_ack | ",
                "sched-gran=socket | xen_sched_gran | socket",
                "pci-phantom=1f:0,2 | xen_pci_phantom | 1"
            })
    void only_known_words_of_known_options_pass(
            String line, String facet, @org.jspecify.annotations.Nullable String value) {
        Facts facts = new Facts();
        XenOptions.add(facts, line, new Source("here", Why.NOT_SAID));

        assertThat(facts.facets().value(Facet.named(facet).orElseThrow())).isEqualTo(Optional.ofNullable(value));
    }

    static FakeHost dom0() throws IOException {
        return new FakeHost()
                .answering("xl info", capture("xl-info.txt"))
                .answering("xl dmesg", capture("xl-dmesg-amd.txt"))
                .answering("uname -sr", "Linux 6.1.0-30-amd64\n")
                .with("/proc/cpuinfo", "processor\t: 0\nvendor_id\t: AuthenticAMD\ncpu family\t: 25\nmodel\t\t: 80\n")
                .with("/etc/os-release", "PRETTY_NAME=\"Debian\"\nVERSION_ID=\"12\"\nID=debian\n")
                .with("/proc/xen/capabilities", "control_d\n")
                .with("/sys/hypervisor/guest_type", "PV\n")
                .with("/sys/bus/pci/devices/0000:00:00.0/class", "0x060000")
                .with("/sys/bus/pci/devices/0000:00:00.0/vendor", "0x1022")
                .with("/sys/bus/pci/devices/0000:00:00.0/device", "0x1630")
                .with(GPU + "/class", "0x030000")
                .with(GPU + "/vendor", "0x1002")
                .with(GPU + "/device", "0x73bf")
                .with(GPU + "/reset_method", "acpi bus")
                .with(GPU + "/resource", "0x0000007c00000000 0x0000007fffffffff 0x000000000014220c\n")
                .link(GPU + "/driver", "amdgpu");
    }

    static String capture(String name) throws IOException {
        try (InputStream text = ProbeTest.class.getResourceAsStream("/captures/" + name)) {
            return new String(Objects.requireNonNull(text, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
