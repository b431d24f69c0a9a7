package org.xentestday.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xentestday.agent.fixture.FakeHost;

/** Two NVMe disks and a SATA controller; dom0's root is on the latter unless a test says otherwise. */
class DisksTest {
    private static final String PCI = "/sys/bus/pci/devices/";
    private static final String BLOCK = "/sys/class/block/";
    private static final String SATA = "0000:00:17.0";
    private static final String NVME = "0000:02:00.0";
    private static final String SPARE = "0000:03:00.0";
    private static final String BACKEND = "/sys/bus/xen-backend/devices/";
    private static final String ROOT = "22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw\n";

    private final FakeHost host = new FakeHost()
            .with("/proc/self/mountinfo", ROOT)
            .link("/sys/dev/block/8:2", "sda2")
            .real(BLOCK + "sda", "/sys/devices/pci0000:00/0000:00:17.0/ata1/host0/block/sda")
            .real(BLOCK + "sda2", "/sys/devices/pci0000:00/0000:00:17.0/ata1/host0/block/sda/sda2")
            .real(BLOCK + "nvme0n1", path(NVME, "nvme0/nvme0n1"))
            .real(BLOCK + "nvme0n1p1", path(NVME, "nvme0/nvme0n1/nvme0n1p1"))
            .real(BLOCK + "nvme1n1", path(SPARE, "nvme1/nvme1n1"))
            .real(BLOCK + "dm-0", "/sys/devices/virtual/block/dm-0");

    DisksTest() {
        List.of(SATA, NVME, SPARE).forEach(address -> host.with(PCI + address + "/class", "0x010802"));
    }

    @Test
    void a_disk_that_nobody_uses_is_free() {
        assertThat(uses(SATA)).containsExactly(Use.DISK);
        assertThat(uses(NVME)).isEmpty();
        assertThat(uses(SPARE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nvme0n1", "nvme0n1p1"})
    void a_disk_that_is_part_of_something_active_is_in_use_although_nothing_is_mounted(String part) {
        host.with(BLOCK + part + "/holders/dm-0/dev", "254:0");

        assertThat(uses(NVME)).containsExactly(Use.VOLUME);
        assertThat(uses(SPARE)).isEmpty();
    }

    @Test
    void the_volume_a_guest_runs_from_is_traced_to_its_disk() {
        host.with(BLOCK + "nvme0n1p1/holders/dm-0/dev", "254:0")
                .with(BLOCK + "dm-0/slaves/nvme0n1p1/dev", "259:1")
                .link("/sys/dev/block/254:0", "dm-0")
                .with(BACKEND + "vbd-3-51712/physical_device", "fe:0\n");

        assertThat(uses(NVME)).containsExactly(Use.GUEST);
        assertThat(uses(SPARE)).isEmpty();
    }

    @Test
    void a_raw_partition_of_a_guest_is_known_by_its_number() {
        host.link("/sys/dev/block/259:17", "nvme0n1p1")
                .with(BACKEND + "vbd-3-51712/physical_device", "103:11\n")
                .with(BACKEND + "vbd-4-51712/physical_device", "0:0\n")
                .with(BACKEND + "vbd-5-51712/physical_device", "\n")
                .with(BACKEND + "vif-3-0/devtype", "vif");

        assertThat(uses(NVME)).containsExactly(Use.GUEST);
        assertThat(uses(SPARE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aio:/dev/nvme0n1p1", "qcow2:/dev/disk/by-id/one", "/dev/nvme0n1p1"})
    void a_disk_that_a_device_model_serves_is_known_by_xenstore(String params) {
        host.link("/dev/disk/by-id/one", "nvme0n1p1")
                .with(BACKEND + "qdisk-3-51712/devtype", "qdisk")
                .answering("xenstore-read /local/domain/0/backend/qdisk/3/51712/params", params + "\n");

        assertThat(uses(NVME)).containsExactly(Use.GUEST);
        assertThat(uses(SPARE)).isEmpty();
    }

    @Test
    void an_image_in_a_file_is_on_a_file_system_that_is_mounted_anyway() {
        host.with(BACKEND + "qdisk-3-51712/devtype", "qdisk")
                .answering("xenstore-read /local/domain/0/backend/qdisk/3/51712/params", "qcow2:/srv/nvme0n1\n");

        assertThat(uses(NVME)).isEmpty();
    }

    @Test
    void a_disk_with_several_ways_to_it_uses_all_of_its_controllers() {
        String subsystem = "/sys/devices/virtual/nvme-subsystem/nvme-subsys0";
        host.with("/proc/self/mountinfo", "22 1 259:2 / / rw - ext4 /dev/nvme0n1p2 rw\n")
                .link("/sys/dev/block/259:2", "nvme0n1p2")
                .real(BLOCK + "nvme0n1", subsystem + "/nvme0n1")
                .real(BLOCK + "nvme0n1p2", subsystem + "/nvme0n1/nvme0n1p2")
                .real("/sys/class/nvme-subsystem/nvme-subsys0/nvme0", path(NVME, "nvme0"))
                .real("/sys/class/nvme-subsystem/nvme-subsys0/nvme2", path(SATA, "nvme2"))
                .with("/sys/class/nvme-subsystem/nvme-subsys0/nvme0n1/size", "1")
                .with("/sys/class/nvme-subsystem/nvme-subsys0/subsysnqn", "nqn");

        assertThat(uses(NVME)).containsExactly(Use.DISK);
        assertThat(uses(SATA)).containsExactly(Use.DISK);
        assertThat(uses(SPARE)).isEmpty();
    }

    @Test
    void a_subsystem_that_nobody_uses_is_free() {
        host.real(BLOCK + "nvme0n1", "/sys/devices/virtual/nvme-subsystem/nvme-subsys0/nvme0n1")
                .real("/sys/class/nvme-subsystem/nvme-subsys0/nvme0", path(NVME, "nvme0"));

        assertThat(uses(NVME)).isEmpty();
    }

    @Test
    void every_disk_of_a_btrfs_is_in_use_also_the_one_that_is_not_named() {
        host.with("/proc/self/mountinfo", ROOT + "30 22 0:30 /@ /srv rw - btrfs /dev/nvme0n1p1 rw\n")
                .with("/sys/fs/btrfs/features/raid1c34", "0")
                .with("/sys/fs/btrfs/c0ffee00-1111-4222-8333-444455556666/devices/nvme0n1p1/dev", "259:1")
                .with("/sys/fs/btrfs/c0ffee00-1111-4222-8333-444455556666/devices/nvme1n1/dev", "259:5");

        assertThat(uses(NVME)).containsExactly(Use.DISK);
        assertThat(uses(SPARE)).containsExactly(Use.DISK);
    }

    @Test
    void with_zfs_every_disk_without_another_use_may_be_of_the_pool() {
        host.with("/proc/self/mountinfo", ROOT + "30 22 0:41 / /tank rw - zfs tank rw,xattr\n");

        assertThat(uses(SATA)).containsExactly(Use.DISK);
        assertThat(uses(NVME)).containsExactly(Use.POOL);
        assertThat(uses(SPARE)).containsExactly(Use.POOL);
    }

    @Test
    void a_pool_of_volumes_alone_has_nothing_mounted_and_is_known_by_its_counters() {
        host.with("/proc/spl/kstat/zfs/arcstats", "1").with("/proc/spl/kstat/zfs/tank/state", "ONLINE");

        assertThat(uses(NVME)).containsExactly(Use.POOL);
    }

    @Test
    void zfs_without_a_pool_uses_no_disk() {
        host.with("/proc/spl/kstat/zfs/arcstats", "1");

        assertThat(uses(NVME)).isEmpty();
    }

    @Test
    void a_mapping_that_is_mounted_by_its_name_is_traced_to_its_disk() {
        host.with("/proc/self/mountinfo", ROOT + "30 22 0:30 /@ /srv rw - btrfs /dev/mapper/srv rw\n")
                .link("/dev/mapper/srv", "dm-0")
                .with(BLOCK + "dm-0/slaves/nvme0n1p1/dev", "259:1");

        assertThat(uses(NVME)).containsExactly(Use.DISK);
    }

    @Test
    void each_use_is_told_in_a_few_words() {
        assertThat(Stream.of(Use.VOLUME, Use.GUEST, Use.POOL).map(Use::words))
                .containsExactly("part of a volume or array", "a guest's disk", "maybe part of a ZFS pool");
    }

    private Set<Use> uses(String address) {
        return PciDevice.of(host).stream()
                .filter(device -> device.address().equals(address))
                .findFirst()
                .orElseThrow()
                .uses();
    }

    private static String path(String address, String nvme) {
        return "/sys/devices/pci0000:00/0000:00:1b.0/" + address + "/nvme/" + nvme;
    }
}
