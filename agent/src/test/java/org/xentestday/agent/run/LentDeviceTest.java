package org.xentestday.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xentestday.agent.guest.GuestType;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Measure;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;

/** Tests that take a device from dom0, on a toolstack made of memory. */
class LentDeviceTest extends OnFakeXen {
    @Test
    void a_device_that_was_assignable_before_stays_so() throws IOException {
        host.link("/sys/bus/pci/devices/" + DEVICE + "/driver", "pciback");

        assertThat(run("pci-passthrough-hvm").getFirst().status()).isEqualTo(Status.PASS);

        assertThat(xen.ran()).noneMatch(command -> command.contains("pci-assignable-remove"));
    }

    @Test
    void a_graphics_card_meets_guests_of_several_sizes_twice_each() throws IOException {
        host.with("/sys/bus/pci/devices/" + DEVICE + "/class", "0x030000");

        List<Result> results = run("gpu-passthrough-large-vram");

        assertThat(results).allSatisfy(result -> assertThat(result.status()).isEqualTo(Status.PASS));
        assertThat(results)
                .extracting(result -> result.facets().value(Facet.GUEST_MEMORY).orElseThrow())
                .containsExactly("le1g", "le2g");
        assertThat(xen.ran())
                .filteredOn(command -> command.startsWith("xl create"))
                .hasSize(4);
        clean();
    }

    @Test
    void a_guest_that_dies_within_a_minute_of_getting_a_graphics_card_has_not_passed() throws IOException {
        host.with("/sys/bus/pci/devices/" + DEVICE + "/class", "0x030000");

        List<Result> results = run("gpu-passthrough-large-vram", GuestType.HVM, step -> {
            if (step.equals("see whether the guest is alive 60 s later")) {
                xen.end("---sc-");
            }
        });

        assertThat(results.getFirst().status()).isEqualTo(Status.CRASH);
    }

    @Test
    void where_each_region_of_a_card_landed_is_recorded() throws IOException {
        Result result = run("pci-passthrough-hvm").getFirst();

        assertThat(result.measures())
                .contains(new Measure("bar4-size", 8192, "MiB"), new Measure("bar4-above-4g", 1, "yes=1"));
    }

    @ParameterizedTest
    @CsvSource({
        "pci-passthrough-hvm, fff, PASS", // what some device models make of it
        "pci-passthrough-pv, fff, FAIL",
        "pci-passthrough-hvm, 1ff, PASS", // Xen 4.17 with its QEMU
        "pci-passthrough-pv, 1ff, PASS",
        "pci-passthrough-hvm, 0ff, FAIL"
    })
    void a_region_smaller_than_a_page_may_be_a_page_in_an_hvm_guest(String test, String end, Status status)
            throws IOException {
        host.with(
                "/sys/bus/pci/devices/" + DEVICE + "/resource",
                "0x00000000fc440000 0x00000000fc4401ff 0x0000000000040200\n");
        xen.bars("0:0x00000000f3000000-0x00000000f3000" + end + ":0x0000000000040200");

        Result result = run(test).getFirst();

        assertThat(result.status()).isEqualTo(status);
        assertThat(result.wentWrong())
                .isIn(null, "Memory region 0 of the device (512 bytes) found no place in the guest.");
    }

    @Test
    void a_card_that_dom0_lives_on_is_not_taken_from_it() throws IOException {
        host.real("/sys/class/net/eth0", "/sys/devices/pci0000:00/" + DEVICE + "/net/eth0")
                .with("/sys/class/net/eth0/operstate", "up")
                .with("/sys/class/net/eth0/flags", "0x1003");

        assertThat(run("pci-passthrough-pv").getFirst().reason()).isEqualTo("device-in-use");
        assertThat(xen.ran()).noneMatch(command -> command.contains("assignable"));
    }

    @Test
    void a_device_that_its_driver_does_not_take_back_has_not_passed() throws IOException {
        xen.shunned();

        Result result = run("pci-passthrough-hvm").getFirst();

        assertThat(result.status()).isEqualTo(Status.FAIL);
        assertThat(result.wentWrong()).isEqualTo("dom0 did not get the device back.");
    }

    @Test
    void a_fault_of_the_device_while_it_comes_back_is_held_against_it() throws IOException {
        host.answering("xl dmesg", "(XEN) Xen version 4.17\n");

        Result result = run("pci-passthrough-hvm", GuestType.HVM, step -> {
                    if (step.equals("clean up")) {
                        host.answering(
                                "xl dmesg",
                                "(XEN) Xen version 4.17\n(XEN) [VT-D]DMAR:[DMA Read] Request device [" + DEVICE
                                        + "] fault addr 1000\n");
                    }
                })
                .getFirst();

        assertThat(result.status()).isEqualTo(Status.FAIL);
    }
}
