package org.xentestday.agent.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.fixture.FakeHost;
import org.xentestday.agent.fixture.Machines;
import org.xentestday.agent.identity.Membership;
import org.xentestday.agent.probe.Probe;
import org.xentestday.agent.probe.Why;

class DoctorTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-12-01T12:00:00Z"), ZoneOffset.UTC);
    private static final ServerCheck ALONE = new ServerCheck(
            Optional.of(new Membership("kid", "machine", "anna", "https://testday.example.org", null)),
            Optional.empty());

    @Test
    void a_machine_that_is_ready_hears_of_nothing_to_mend(@TempDir Path dir) {
        List<Diagnosis> found = examine(ready(), dir);

        assertThat(found)
                .allSatisfy(one -> assertThat(one.level()).as(one.sentence()).isEqualTo(Level.OK));
        assertThat(Doctor.exit(found)).isEqualTo(Exit.OK);
    }

    @Test
    void without_xen_only_what_does_not_need_it_is_looked_at(@TempDir Path dir) {
        List<Diagnosis> found = examine(Machines.named("no-xen").host(), dir);

        assertThat(Doctor.exit(found)).isEqualTo(Exit.NO_XEN);
        assertThat(found.getFirst().sentence()).isEqualTo("No Xen runs here.");
        assertThat(found).extracting(Diagnosis::topic).doesNotContain("iommu", "xenstored", "logs");
    }

    @Test
    void a_guest_is_sent_to_its_dom0(@TempDir Path dir) {
        assertThat(one("xen", examine(Machines.named("guest-of-xen").host(), dir))
                        .remedy())
                .isEqualTo("run testday in dom0");
    }

    @Test
    void another_user_is_told_to_be_root(@TempDir Path dir) {
        List<Diagnosis> found = examine(Machines.named("xen-4.17-not-root").host(), dir);

        assertThat(Doctor.exit(found)).isEqualTo(Exit.NOT_PERMITTED);
        assertThat(one("xl", found).remedy()).isEqualTo("run testday as root");
    }

    @Test
    void a_hanging_xl_is_told_from_one_that_is_not_there(@TempDir Path dir) {
        List<Diagnosis> late = examine(ready().silent("xl info", Why.LATE), dir);
        List<Diagnosis> absent = examine(ready().silent("xl info", Why.ABSENT), dir);

        assertThat(Doctor.exit(late)).isEqualTo(Exit.STUCK);
        assertThat(one("xl", late).sentence()).isEqualTo("xl info does not answer.");
        assertThat(Doctor.exit(absent)).isEqualTo(Exit.NO_XEN);
        assertThat(one("xl", absent).sentence()).isEqualTo("Xen runs, but there is no xl.");
    }

    @Test
    void an_xl_that_talks_nonsense_is_not_believed(@TempDir Path dir) {
        List<Diagnosis> found = examine(ready().answering("xl info", "\0\u0001 : \ufffd\nxen_major : \u0007\n"), dir);

        assertThat(Doctor.exit(found)).isEqualTo(Exit.DATA);
        assertThat(one("xl", found).sentence()).isEqualTo("xl info says nothing that can be understood.");
    }

    @Test
    void daemons_that_are_not_at_work_are_named(@TempDir Path dir) {
        FakeHost host = ready().silent("xl list", Why.LATE).with("/proc/812/comm", "xenwatchdogd");

        List<Diagnosis> found = examine(host, dir);

        assertThat(Doctor.exit(found)).isEqualTo(Exit.STUCK);
        assertThat(one("xenstored", found).sentence()).isEqualTo("xl list does not answer: xenstored is not at work.");
        assertThat(one("xenconsoled", found).level()).isEqualTo(Level.PROBLEM);
    }

    @Test
    void options_that_explain_failures_are_asked_for(@TempDir Path dir) {
        FakeHost bare = Machines.named("cloud-pv-only").host();
        FakeHost timeless = ready().answering("xl info", info().replace(" console_timestamps=boot", ""));

        assertThat(one("logs", examine(bare, dir)).remedy())
                .startsWith("put loglvl=all guest_loglvl=all console_timestamps=boot on Xen's command line");
        assertThat(one("logs", examine(timeless, dir)).remedy()).startsWith("put console_timestamps=boot on");
    }

    @Test
    void a_machine_without_an_iommu_or_pciback_can_test_the_rest(@TempDir Path dir) {
        FakeHost host = Machines.named("xen-4.4-centos6").host();

        List<Diagnosis> found = examine(host, dir);

        assertThat(one("iommu", found).sentence()).isEqualTo("Xen uses no IOMMU: no device can be passed through.");
        assertThat(one("ring", found).sentence()).startsWith("The boot messages of Xen are lost");
        assertThat(one("pciback", found).level()).isEqualTo(Level.WARNING);
        assertThat(one("guest", found).level()).isEqualTo(Level.WARNING);
    }

    @Test
    void what_waits_and_what_is_damaged_is_counted_beside_whoever_is_at_work(@TempDir Path dir) throws IOException {
        Files.writeString(dir.resolve("spool.log"), "damage\n");
        Files.writeString(dir.resolve("journal.log"), "damage\ndamage\n");

        List<Diagnosis> found = examine(ready(), dir);

        assertThat(one("records", found).sentence()).isEqualTo("Damaged lines passed over on this disk: 3.");
        assertThat(one("results", found).level()).isEqualTo(Level.OK);
        assertThat(dir.resolve("lock")).doesNotExist();
    }

    @Test
    void evidence_of_a_crash_and_a_unit_that_sleeps_are_seen(@TempDir Path dir) {
        FakeHost host = ready().with("/sys/fs/pstore/dmesg-efi-1", "Oops")
                .with("/sys/fs/pstore/dmesg-efi-2", "Oops")
                .answering("systemctl is-enabled testday-recover.service", "disabled\n");

        List<Diagnosis> found = examine(host, dir);

        assertThat(one("crashes", found).sentence()).isEqualTo("The firmware holds 2 records of an earlier crash.");
        assertThat(one("unit", found).remedy()).isEqualTo("systemctl enable testday-recover.service");
    }

    private static FakeHost ready() {
        return Machines.named("xen-4.20-intel")
                .host()
                .answering("xl info", info())
                .answering(
                        "xl dmesg",
                        Machines.named("xen-4.20-intel").section("xl dmesg")
                                + "(XEN) Allocated console ring of 128 KiB.\n")
                .answering("xl list", "Name ID Mem VCPUs State Time(s)\nDomain-0 0 4096 4 r----- 124.5\n")
                .with("/proc/812/comm", "xenconsoled")
                .with("/proc/sys/kernel/osrelease", "6.12.6-amd64")
                .with("/boot/vmlinuz-6.12.6-amd64", "")
                .with("/bin/busybox", "")
                .with("/sys/bus/pci/drivers/pciback/bind", "")
                .with("/usr/lib/systemd/system/testday-recover.service", "")
                .answering("systemctl is-enabled testday-recover.service", "enabled\n");
    }

    private static String info() {
        return Machines.named("xen-4.20-intel")
                .section("xl info")
                .replace("placeholder ", "placeholder loglvl=all guest_loglvl=all console_timestamps=boot ");
    }

    private static List<Diagnosis> examine(FakeHost host, Path dir) {
        return Doctor.examine(host, new Probe(host), dir, ALONE, NOW);
    }

    private static Diagnosis one(String topic, List<Diagnosis> found) {
        return found.stream()
                .filter(diagnosis -> diagnosis.topic().equals(topic))
                .findFirst()
                .orElseThrow();
    }
}
