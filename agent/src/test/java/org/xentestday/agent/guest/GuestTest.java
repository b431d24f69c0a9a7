package org.xentestday.agent.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuestTest {
    private static final GuestImage IMAGE = new GuestImage(Path.of("/boot/vmlinuz"), Path.of("/x/ramdisk"));

    @Test
    void words_add_up_to_what_the_guest_is_now() {
        // given
        Report report = Report.NOTHING;

        // when
        report = say(report, "@testday hello format=1 kernel=6.1.0 type=PV @");
        report = say(
                report,
                "@testday device at=0000:00:00.0 id=8086:10d3 driver=e1000e interrupt=msix net=eth0 "
                        + "bars=0:0x00000000fc440000-0x00000000fc45ffff:0x0000000000040200,"
                        + "4:0x0000000100000000-0x00000002ffffffff:0x000000000014220c @");
        report = say(
                report,
                "@testday state beat=7 up=11.81 clock=1700000000 cpus=0-1,3 works=3 checks=2 wrong=0 memory=236540 pci=0000:00:00.0 disks=xvda @");
        report = say(report, "@testday trouble [ 4.2] BUG: soft lockup @");
        report = say(report, "@testday measured what=read mib=64 from=1.5 to=2.5 wrong=0 @");

        // then
        assertThat(report.alive()).isTrue();
        assertThat(report.kernel()).isEqualTo("6.1.0");
        assertThat(report.cpus()).isEqualTo(3);
        assertThat(report.memory()).isEqualTo(236540);
        assertThat(report.state().disks()).containsExactly("xvda");
        assertThat(report.troubles()).containsExactly("[ 4.2] BUG: soft lockup");
        assertThat(report.measured("read"))
                .hasValueSatisfying(values -> assertThat(values).containsEntry("wrong", "0"));
        assertThat(report.devices("8086:10d3")).singleElement().satisfies(device -> {
            assertThat(device.nets()).containsExactly("eth0");
            assertThat(device.bars().getLast().size()).isEqualTo(8L << 30);
            assertThat(device.bars().getLast().high()).isTrue();
            assertThat(device.bars().getFirst().memory()).isTrue();
        });

        // and when the device goes
        report = say(report, "@testday state beat=8 up=12.81 clock=1700000001 cpus=0 memory=236540 pci= disks= @");
        assertThat(report.devices()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@testday state beat=7 up=11.81 clock=1 cpus=0",
                "@testday state beat=7 up=11.81 clo[  4.1] e1000e: link up",
                "@testday state beat=x up=1 clock=1 cpus=0 memory=1 pci= disks= @",
                "@testday state beat=7 up=1 clock=1 cpus=3-1 memory=1 pci= disks= @",
                "@testday device at=0000:00:00.0 id=8086:10d3 bars=nonsense @",
                "@testday song la la @",
                "DOMU-STATE up=1",
                ""
            })
    void torn_lines_say_nothing(String line) {
        assertThat(Word.in(line)).isEmpty();
    }

    @Test
    void kernel_noise_before_the_words_does_no_harm() {
        assertThat(Word.in("[    1.2] x@testday hello format=1 kernel=6.1 type= @\r"))
                .contains(new Word.Hello("6.1", ""));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "'0-3', 4", "'0,2-3', 3", "'0-63', 64"})
    void ranges_of_processors_are_counted(String range, int count) {
        assertThat(CpuRange.count(range)).isEqualTo(count);
    }

    @Test
    void a_configuration_has_only_what_the_guest_needs() {
        assertThat(Guest.config("testday-1", GuestSpec.of(GuestType.PVH, 256).cpus(1, 4), IMAGE, "4.17"))
                .isEqualTo("""
                        name = "testday-1"
                        uuid = "%s"
                        type = "pvh"
                        kernel = "/boot/vmlinuz"
                        ramdisk = "/x/ramdisk"
                        extra = "console=hvc0 rdinit=/init loglevel=4 panic=0"
                        memory = 256
                        maxmem = 256
                        vcpus = 1
                        maxvcpus = 4
                        on_poweroff = "destroy"
                        on_reboot = "preserve"
                        on_crash = "preserve"
                        """.formatted(Guest.uuid("testday-1")));
    }

    @Test
    void devices_come_at_the_start_or_later() {
        GuestSpec pv = GuestSpec.of(GuestType.PV, 256);

        assertThat(Guest.config("a", pv.device("0000:01:00.0"), IMAGE, "4.17"))
                .contains("pci = [ \"0000:01:00.0\" ]", "e820_host = 1", "iommu=soft")
                .doesNotContain("passthrough");
        assertThat(Guest.config("a", pv.deviceLater(), IMAGE, "4.17")).contains("passthrough = \"enabled\"");
        assertThat(Guest.config("a", pv.deviceLater(), IMAGE, "4.12")).doesNotContain("passthrough");
        assertThat(Guest.config("a", GuestSpec.of(GuestType.HVM, 256), IMAGE, "4.9"))
                .contains("builder = \"hvm\"", "vga = \"none\"")
                .doesNotContain("type =");
    }

    @Test
    void the_uuid_of_a_guest_is_known_from_its_name() {
        assertThat(Guest.uuid("testday-1")).isEqualTo(Guest.uuid("testday-1")).isNotEqualTo(Guest.uuid("testday-2"));
    }

    private static Report say(Report report, String line) {
        return Word.in(line).map(report::with).orElseThrow();
    }
}
