package org.xentestday.agent.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xentestday.agent.fixture.FakeHost;
import org.xentestday.agent.probe.Probe;
import org.xentestday.model.catalogue.Need;

class NeedsTest {
    private static final Set<Need> OF_THE_HYPERVISOR = Set.of(Need.PV, Need.PVH, Need.HVM, Need.IOMMU);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pv hvm hvm_directio pv_directio hap | xen-3.0-x86_64 hvm-3.0-x86_64 |
            pv hvm hap                          | xen-3.0-x86_64 hvm-3.0-x86_64 | IOMMU
            pv                                  | xen-3.0-x86_64                | PVH, HVM, IOMMU
            hvm hvm_directio                    | xen-3.0-x86_64 hvm-3.0-x86_64 |
            hvm hvm_directio                    | hvm-3.0-x86_64                | PV
            """)
    void what_the_hypervisor_can_is_read_from_its_own_words(String virt, String xen, String missing) {
        // given
        FakeHost host = new FakeHost()
                .answering(
                        "xl info",
                        "nr_cpus                : 16\nvirt_caps              : " + virt + "\nxen_caps               : "
                                + xen + " \n");

        // then
        assertThat(look(host).missing().stream()
                        .filter(OF_THE_HYPERVISOR::contains)
                        .map(Enum::name)
                        .collect(Collectors.joining(", ")))
                .isEqualTo(missing == null ? "" : missing);
    }

    @Test
    void arm_has_no_pv_and_no_hvm_guests() {
        // given
        FakeHost host = new FakeHost().answering("xl info", """
                        machine : aarch64
                        virt_caps : hvm hap
                        xen_major : 4
                        xen_minor : 14
                        xen_caps : xen-3.0-aarch64 xen-3.0-armv7l
                        """);

        // then
        assertThat(look(host).missing()).contains(Need.PV, Need.HVM).doesNotContain(Need.PVH);
    }

    @Test
    void what_cannot_be_told_is_left_to_the_run() {
        // when
        var missing = look(new FakeHost()).missing();

        // then
        assertThat(missing)
                .contains(Need.XEN, Need.DEVICE)
                .doesNotContain(Need.IOMMU, Need.ROOT, Need.SLEEP, Need.PERSON);
    }

    @Test
    void devices_and_files_of_the_machine_decide_the_rest() {
        // given
        FakeHost host = new FakeHost()
                .answering("xl info", "nr_cpus : 1\nvirt_caps : pv\n")
                .answering("id -u", "1000\n")
                .with("/sys/power/state", "freeze disk")
                .with("/sys/class/net/xenbr0/bridge/bridge_id", "8000")
                .with("/sys/bus/pci/devices/0000:00:00.0/class", "0x060000")
                .with("/sys/bus/pci/devices/0000:03:00.0/class", "0x030000")
                .with("/sys/bus/pci/devices/0000:04:00.0/class", "0x020000")
                .with("/sys/bus/pci/devices/0000:04:00.0/sriov_totalvfs", "7");

        // when
        Machine machine = look(host);

        // then
        assertThat(machine.devices()).containsOnlyKeys("0000:03:00.0", "0000:04:00.0");
        assertThat(machine.missing())
                .contains(Need.ROOT, Need.TWO_CPUS, Need.SLEEP, Need.STUBDOMAIN, Need.PCIBACK, Need.GUEST_IMAGE)
                .doesNotContain(Need.DEVICE, Need.GPU, Need.VIRTUAL_FUNCTION, Need.NETWORK, Need.XEN);
    }

    private static Machine look(FakeHost host) {
        return Machine.look("", host, new Probe(host));
    }
}
