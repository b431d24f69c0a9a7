package org.xentestday.agent.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final Redaction REDACTION = new Redaction(List.of("tortoise", "ab"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eth0 52:54:00:12:34:56 up | eth0 <mac> up",
                "root=UUID=0a1b2c3d-0000-1111-2222-333344445555 | root=UUID=<name>",
                "ping 192.168.1.17 failed | ping <ip> failed",
                "via fe80::1ff:fe23:4567:890a dev | via <ip> dev",
                "2001:db8:0:1:2:3:4:5 | <ip>",
                "mail anna@example.org | mail <mail>",
                "/home/anna/xen/build.log | /home/<user>/xen/build.log",
                "TORTOISE login: | <name> login:",
                "at tortoise.example.org: | at <name>:",
                "It was 10.1.2.3. | It was <ip>.",
                "addr:fe80::1: gone | addr:<ip>: gone",
                "HWaddr:52:54:00:12:34:56, | HWaddr:<mac>,",
                "serial 00-1b-21-ff-ff-aa-bb-cc | serial <mac>",
                "usb 1-1: SerialNumber: 0123456789AB | usb 1-1: SerialNumber: <serial>",
                "Serial Number: SN-PLANTED-0001 | Serial Number: <serial>",
                "S/N: AB12-34 | S/N: <serial>",
                "sda: naa.5000c500a1b2c3d4 | sda: naa.<serial>",
                "open /dev/mapper/tortoise--vg-root failed | open /dev/mapper/<name> failed",
                "/dev/disk/by-id/ata-Example_SSD_S3Z9NB0K1 gone | /dev/disk/by-id/<name> gone",
                "root=UUID=1234-ABCD ro | root=UUID=<name> ro",
                "rd.lvm.lv=tortoise/root quiet | rd.lvm.lv=<name> quiet",
                "C:\\Users\\anna\\x | C:\\Users\\<user>\\x"
            })
    void what_names_someone_is_taken_out(String text, String clean) {
        assertThat(REDACTION.of(text)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(XEN) [VT-D]DMAR:[DMA Write] Request device [0000:04:00.4] fault addr bdf80000",
                "(XEN) [2026-11-21 10:11:12] Xen BUG at msi.c:776",
                "(XEN) [   12.345] RIP: e008:[<ffff82d040251234>] mwait_idle+0x1/0x2",
                "00:1f.2 SATA controller [0106]: [8086:2922]",
                "Xen 4.17.7 on 6.1.0-56-amd64, gcc 12.2.0",
                "libxl: std::string and ab stay; tortoise-shell too",
                "usb 1-1: New USB device strings: Mfr=1, Product=2, SerialNumber=3",
                "Serial: 8250/16550 driver, 32 ports, IRQ sharing enabled"
            })
    void what_explains_a_failure_stays(String text) {
        assertThat(REDACTION.of(text)).isEqualTo(text);
    }

    @Test
    void a_host_that_knows_its_whole_name_is_not_betrayed_by_the_short_one() {
        Redaction whole = new Redaction(List.of("tortoise.example.org"));

        assertThat(whole.of("tortoise login: at tortoise.example.org now")).isEqualTo("<name> login: at <name> now");
    }

    @Test
    void a_word_that_identifies_nobody_stays_also_where_it_is_part_of_a_name() {
        Redaction plain = new Redaction(List.of("xen.fritz.box", "Fedora"));

        assertThat(plain.of("(XEN) Xen BUG on Fedora at msi.c:776, xen.fritz.box"))
                .isEqualTo("(XEN) Xen BUG on Fedora at msi.c:776, <name>");
    }

    @Property(tries = 300)
    void planted_names_never_pass(@ForAll("secrets") String secret, @ForAll("words") String around) {
        assertThat(REDACTION.of(around + " " + secret + " " + around)).doesNotContain(secret);
    }

    @Provide
    Arbitrary<String> secrets() {
        Arbitrary<String> octet = Arbitraries.integers().between(0, 255).map(String::valueOf);
        Arbitrary<String> pair = Arbitraries.integers().between(0, 255).map("%02x"::formatted);
        return Arbitraries.oneOf(
                octet.list().ofSize(4).map(parts -> String.join(".", parts)),
                pair.list().ofSize(6).map(parts -> String.join(":", parts)),
                Arbitraries.create(
                        () -> java.util.UUID.nameUUIDFromBytes(new byte[] {7}).toString()),
                Arbitraries.of("tortoise", "Tortoise"));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars("abcxyz0189 .,;()[]<>=/\"'").ofMaxLength(20);
    }
}
