package org.xentestday.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.xentestday.agent.fixture.FakeHost;

/** Real captures of Xen 4.17, where a developer has them beside the checkout; they are not part of it. */
class CapturesTest {
    private static final Path CAPTURES = Path.of("../../shared/xen-captures");

    static boolean there() {
        return Files.isDirectory(CAPTURES);
    }

    @Test
    @EnabledIf("there")
    void a_machine_with_vtd_is_read() throws IOException {
        assertThat(facts("boot-vtd-and-tests.console.txt"))
                .contains("iommu=vtd", "interrupt_remapping=on", "apic=xapic", "firmware=bios", "xen_debug=no")
                .contains(
                        "scheduler=credit2",
                        "memory=le4g",
                        "cpu_vendor=amd",
                        "cpu_model=17-1",
                        "dom0_distribution=debian-12");
    }

    @Test
    @EnabledIf("there")
    void a_machine_with_amd_vi_is_read() throws IOException {
        assertThat(facts("boot-amd-iommu.console.txt")).contains("iommu=amdvi", "interrupt_remapping=on");
    }

    @Test
    @EnabledIf("there")
    void a_machine_without_an_iommu_is_read() throws IOException {
        assertThat(facts("boot-no-iommu.console.txt")).contains("iommu=none").doesNotContain("interrupt_remapping");
    }

    private static String facts(String console) throws IOException {
        FakeHost host = new FakeHost()
                .answering("xl info", read("pre-xl-info-no-xenstored.txt"))
                .answering("xl dmesg", read(console))
                .with("/proc/cpuinfo", read("proc-cpuinfo.txt"))
                .with("/etc/os-release", read("os-release.txt"));
        return new Probe(host).facts(Optional.empty()).facets().toString();
    }

    private static String read(String name) throws IOException {
        return Files.readString(CAPTURES.resolve(name), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
