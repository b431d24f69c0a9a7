package org.xentestday.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            (XEN) Brought up 4 CPUs;                                        Brought up 4 CPUs
            (XEN) [  315.807606] mm.c:123:d5v1 pg_owner 5;                  mm.c:<line>:d<n>v<n> pg_owner 5
            (XEN) [2024-01-20 18:46:32.123] Dom7 died;                      Dom<n> died
            [2024-01-20 18:46:32] Dom0 died;                                Dom0 died
            Mar 29 08:02:17.743419 (XEN) d0v3 at e008;                      d0v<n> at e008
            Mar  9 08:02:17 tortoise kernel: [   12.3] vif vif-12-0 vif12.0; vif vif<n> vif<n>
            (d12) RAM in high memory;                                       RAM in high memory
            <4>[  401.8][ T2114] pciback 0000:03:00.0: 2:10.1;              pciback <BDF>: <BDF>
            (XEN) (d3) [    1.0] xen: 0xdeadbeef ffff82d04027de30;          xen: <hex> <hex>
            qemu-system-i386[2231]: cannot open;                            qemu-system-i386[<pid>]: cannot open
            a decade of facades faded;                                      a decade of facades faded
            """)
    void what_differs_from_run_to_run_is_gone(String line, String normal) {
        assertThat(Normal.of(line)).isEqualTo(normal);
    }

    @Property(tries = 3000)
    void normalising_again_changes_nothing(@ForAll("lines") String line) {
        String once = Normal.of(line);

        assertThat(Normal.of(once)).isEqualTo(once);
    }

    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> words = Arbitraries.of(
                "(XEN)",
                " ",
                " ",
                "[  12.5]",
                "[1.5]",
                "(d12)",
                "d5",
                "v0",
                "d0",
                "Dom",
                "0x",
                "00",
                "a1",
                "12",
                "0000:03:00.0",
                ":",
                "cpu#",
                "CPU ",
                "/xen/common/",
                "cpu.c",
                ":258",
                "vif",
                "-7-0",
                ".0",
                "nvme",
                "pid=",
                "[31]:",
                "<4>",
                "Mar 29 08:02:17",
                ".743419",
                " host kernel:",
                "2024-01-20 18:46:32",
                "]",
                "[",
                "is ",
                "addr ",
                "size: ",
                "\u0000",
                "\u001b[31m",
                "\t",
                "irq ",
                "domain ",
                "<n>",
                "<hex>",
                "HVM3:");
        return Arbitraries.oneOf(words.list().ofMaxSize(14).map(list -> String.join("", list)), Arbitraries.strings());
    }
}
