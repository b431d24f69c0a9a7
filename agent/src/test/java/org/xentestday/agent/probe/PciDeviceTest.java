package org.xentestday.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xentestday.agent.fixture.FakeHost;

class PciDeviceTest {
    private static final String PCI = "/sys/bus/pci/devices/";

    @Test
    void what_dom0_needs_is_told_from_what_it_can_do_without() {
        FakeHost host = machine()
                .link("/sys/dev/block/254:1", "dm-1")
                .with("/proc/self/mountinfo", "22 1 254:1 / / rw shared:1 - ext4 /dev/mapper/tortoise-root rw\n")
                .with("/sys/class/block/dm-1/slaves/nvme0n1p2/size", "1")
                .real(
                        "/sys/class/block/nvme0n1p2",
                        "/sys/devices/pci0000:00/0000:00:1b.0/0000:02:00.0/nvme/nvme0/nvme0n1/nvme0n1p2")
                .real(
                        "/sys/class/block/sda",
                        "/sys/devices/pci0000:00/0000:00:17.0/ata1/host0/target0:0:0/0:0:0:0/block/sda")
                .with("/sys/class/net/eth0/operstate", "up")
                .real("/sys/class/net/eth0", "/sys/devices/pci0000:00/0000:00:1f.6/net/eth0")
                .with("/sys/class/net/eth1/operstate", "down")
                .real("/sys/class/net/eth1", "/sys/devices/pci0000:00/0000:00:1c.0/0000:03:00.0/net/eth1")
                .real(
                        "/sys/class/input/event3",
                        "/sys/devices/pci0000:00/0000:00:14.0/usb1/1-4/1-4:1.0/input/input7/event3")
                .with(PCI + "0000:00:02.0/boot_vga", "1");

        assertThat(PciDevice.of(host))
                .extracting(PciDevice::address, PciDevice::uses)
                .containsExactly(
                        row("0000:00:02.0", Use.CONSOLE),
                        row("0000:00:14.0", Use.INPUT),
                        row("0000:00:17.0"),
                        row("0000:00:1f.6", Use.NETWORK),
                        row("0000:02:00.0", Use.DISK),
                        row("0000:03:00.0"));
    }

    @Test
    void a_port_of_a_bridge_and_a_disk_to_swap_to_are_in_use() {
        FakeHost host = machine()
                .with("/proc/swaps", "Filename Type Size Used Priority\n/dev/sda3 partition 1 0 -2\n")
                .real("/sys/class/block/sda3", "/sys/devices/pci0000:00/0000:00:17.0/ata1/host0/block/sda/sda3")
                .with("/sys/class/net/eth1/operstate", "down")
                .with("/sys/class/net/eth1/brport/state", "0")
                .real("/sys/class/net/eth1", "/sys/devices/pci0000:00/0000:00:1c.0/0000:03:00.0/net/eth1");

        assertThat(uses(host, "0000:00:17.0")).containsExactly(Use.DISK);
        assertThat(uses(host, "0000:03:00.0")).containsExactly(Use.NETWORK);
    }

    @Test
    void a_file_system_with_numbers_of_its_own_is_found_by_its_device() {
        FakeHost host = machine()
                .with("/proc/self/mountinfo", "22 1 0:30 /@ / rw - btrfs /dev/sda2 rw\nnonsense\n1 2 3\n")
                .real("/sys/class/block/sda2", "/sys/devices/pci0000:00/0000:00:17.0/ata1/host0/block/sda/sda2");

        assertThat(uses(host, "0000:00:17.0")).containsExactly(Use.DISK);
    }

    @Test
    void parts_of_the_board_are_no_devices_for_guests() {
        FakeHost host = machine();

        assertThat(PciDevice.of(host)).extracting(PciDevice::address).doesNotContain("0000:00:1f.4", "0000:00:1c.0");
    }

    @Test
    void a_device_that_is_held_for_a_guest_is_said_so() {
        PciDevice held = PciDevice.of(machine().link(PCI + "0000:03:00.0/driver", "pciback"))
                .getLast();

        assertThat(held.held()).isTrue();
        assertThat(held.kind()).contains("nic");
        assertThat(held.id()).isEqualTo(Optional.of("8086:10d3"));
        assertThat(held.bar()).contains("le64m");
        assertThat(held.reset()).contains("flr");
    }

    private static Set<Use> uses(FakeHost host, String address) {
        return PciDevice.of(host).stream()
                .filter(device -> device.address().equals(address))
                .findFirst()
                .orElseThrow()
                .uses();
    }

    private static org.assertj.core.groups.Tuple row(String address, Use... uses) {
        return org.assertj.core.api.Assertions.tuple(address, Set.copyOf(List.of(uses)));
    }

    private static FakeHost machine() {
        FakeHost host = new FakeHost()
                .with(PCI + "0000:03:00.0/vendor", "0x8086")
                .with(PCI + "0000:03:00.0/device", "0x10d3")
                .with(PCI + "0000:03:00.0/reset_method", "flr bus")
                .with(PCI + "0000:03:00.0/resource", "0x00000000fc500000 0x00000000fc51ffff 0x0000000000040200\n");
        List.of(
                        "0000:00:02.0 0x030000",
                        "0000:00:14.0 0x0c0330",
                        "0000:00:17.0 0x010601",
                        "0000:00:1c.0 0x060400",
                        "0000:00:1f.4 0x0c0500",
                        "0000:00:1f.6 0x020000",
                        "0000:02:00.0 0x010802",
                        "0000:03:00.0 0x020000")
                .forEach(line -> host.with(PCI + line.substring(0, 12) + "/class", line.substring(13)));
        return host;
    }
}
