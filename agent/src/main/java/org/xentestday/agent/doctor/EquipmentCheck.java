package org.xentestday.agent.doctor;

import java.util.ArrayList;
import java.util.List;
import org.xentestday.agent.probe.Equipment;
import org.xentestday.agent.probe.Host;

/** What dom0 needs for making guests and giving them devices, and what should run at each boot. */
final class EquipmentCheck {
    private static final String UNIT = "testday-recover.service";
    private static final List<String> UNIT_DIRECTORIES =
            List.of("/etc/systemd/system/", "/usr/lib/systemd/system/", "/lib/systemd/system/");
    private static final String PSTORE = "/sys/fs/pstore";

    private EquipmentCheck() {}

    static List<Diagnosis> diagnoses(Host host) {
        List<Diagnosis> found = new ArrayList<>();
        Equipment equipment = Equipment.of(host);
        found.add(pciback(equipment));
        found.add(guest(equipment));
        found.add(unit(host));
        found.add(crashes(host.names(PSTORE)));
        return found;
    }

    private static Diagnosis pciback(Equipment equipment) {
        return switch (equipment.pciback()) {
            case LOADED -> Diagnosis.ok("pciback", "xen-pciback is loaded.");
            case LOADABLE -> Diagnosis.ok("pciback", "xen-pciback can be loaded.");
            case MISSING ->
                Diagnosis.warning(
                        "pciback",
                        "This kernel has no xen-pciback: no device can be given to a guest.",
                        "boot dom0 with a kernel that has CONFIG_XEN_PCIDEV_BACKEND");
        };
    }

    private static Diagnosis guest(Equipment equipment) {
        if (equipment.busybox().isEmpty()) {
            return Diagnosis.warning(
                    "guest",
                    "There is no busybox to make test guests of.",
                    "install it (Debian: apt install busybox-static; Fedora: dnf install busybox)");
        }
        return equipment.kernel().isEmpty()
                ? Diagnosis.warning(
                        "guest",
                        "The kernel that runs is not in /boot: test guests have none to boot.",
                        "install it again, or put it to /boot/vmlinuz-$(uname -r)")
                : Diagnosis.ok("guest", "Test guests can be made: busybox and a kernel are there.");
    }

    private static Diagnosis unit(Host host) {
        boolean installed = UNIT_DIRECTORIES.stream().anyMatch(directory -> host.exists(directory + UNIT));
        if (!installed) {
            return Diagnosis.warning(
                    "unit",
                    "Nothing looks at each boot for tests that a crash cut off.",
                    "install testday's package, or run testday status once after each boot");
        }
        return host.run("systemctl", "is-enabled", UNIT)
                        .filter(said -> said.strip().equals("enabled"))
                        .isPresent()
                ? Diagnosis.ok("unit", "Tests that a crash cuts off are told at the next boot.")
                : Diagnosis.warning(
                        "unit",
                        "The unit that tells of cut-off tests at each boot is not enabled.",
                        "systemctl enable " + UNIT);
    }

    private static Diagnosis crashes(List<String> records) {
        return records.isEmpty()
                ? Diagnosis.ok("crashes", "No evidence of an earlier crash waits in the firmware.")
                : Diagnosis.warning(
                        "crashes",
                        "The firmware holds " + records.size() + " records of an earlier crash.",
                        "keep them (cp -a " + PSTORE + "/. SOMEWHERE), then remove them there to make room");
    }
}
