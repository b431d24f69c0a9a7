package org.xentestday.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xentestday.model.event.Limits;
import org.xentestday.model.result.Symptom;

class SignaturesTest {
    private static final Signatures SHIPPED = Signatures.shipped();

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            xen-panic ~          HOST_LOST ~ xen| (XEN) Panic on CPU 2: ~                                                   Panic on CPU <n>:
            xen-bug ~            HOST_LOST ~ xen| (XEN) [  315.811926] Xen BUG at common/cpu.c:258 ~                        Xen BUG at common/cpu.c:<line>
            xen-assert ~         HOST_LOST ~ xen| Mar 29 08:02:17.743419 (XEN) Assertion 'c2rqd(a) == b' failed at credit2.c:2273 ~ Assertion 'c2rqd(a) == b' failed at credit2.c:<line>
            xen-watchdog ~       HOST_LOST ~ (XEN) Watchdog timer detects that CPU31 is stuck! ~                            Watchdog timer detects that CPU<n> is stuck!
            dom0-crash ~         HOST_LOST ~ (XEN) Hardware Dom0 crashed: rebooting machine in 5 seconds. ~                 Hardware Dom0 crashed
            dom-crash ~          CRASH ~     (XEN) [2024-01-20 18:46:32] Domain 12 (vcpu#3) crashed on cpu#1: ~             Domain <n> (vcpu#<n>) crashed on cpu#<n>
            dom-crash ~          CRASH ~     [2024-01-20 18:46:32] (XEN) domain_crash called from p2m-pod.c:1234 ~          domain_crash called from p2m-pod.c:<line>
            dom-crash ~          CRASH ~     (XEN) d12v0 Triple fault - invoking HVM shutdown action 1 ~                    Triple fault - invoking HVM shutdown action
            ioapic-timer ~       NO_BOOT ~   (XEN) IO-APIC + timer doesn't work! Boot with apic_verbosity=debug ~           IO-APIC + timer doesn't work!
            vtd-fault ~          WARNING ~   (XEN) [VT-D]DMAR:[DMA Write] Request device [0000:04:00.4] fault addr bdf80000 ~ [VT-D]DMAR:[DMA Write] Request device [<BDF>] fault addr
            amdvi-fault ~        WARNING ~   (XEN) AMD-Vi: IO_PAGE_FAULT: 0000:01:00.0 d1 addr 00000000fdf80000 flags 0x8 PR ~ AMD-Vi: IO_PAGE_FAULT: <BDF>
            amdvi-none ~         BLOCKED ~   (XEN) AMD-Vi: IOMMU not found! ~                                               AMD-Vi: IOMMU not found!
            s3-cap ~             HOST_LOST ~ (XEN) CPU0: cap[ 1] is 7ed8320b (expected f6d8320b) ~                          CPU<n>: cap[ 1] is <hex> (expected <hex>)
            cpu-up ~             HOST_LOST ~ (XEN) [  315.807606] Error bringing CPU1 up: -16 ~                             Error bringing CPU<n> up: -16
            hvml-nospace ~       FAIL ~      (d12) pci dev 05:0 bar 10 size 010000000: no space for resource! ~             pci dev <BDF> bar 10 size <hex>: no space for resource!
            hvml-relocram ~      WARNING ~   (XEN) HVM3: Relocating 0xffff pages from 0e0001000 to 20dc00000 for lowmem MMIO hole ~ Relocating <hex> pages from <hex> to <hex> for lowmem MMIO hole
            hvml-64bit ~         INFO ~      (d1) Low MMIO hole not large enough for all devices, relocating some BARs to 64-bit ~ Low MMIO hole not large enough for all devices, relocating some BARs to 64-bit
            pciback-inuse ~      WARNING ~   dom0| pciback: ****** removing device 0000:02:10.1 while still in-use! ****** ~ removing device <BDF> while still in-use
            pciback-inuse ~      WARNING ~   dom0| pciback 0000:02:10.1: ****** removing device 0000:02:10.1 while still in-use by domain 4! ****** ~ removing device <BDF> while still in-use
            pciback-ro ~         INFO ~      dom0| [   12.3] pciback 0000:03:00.0: Driver tried to write to a read-only configuration space field at offset 0x4 ~ Driver tried to write to a read-only configuration space field
            vif-fatal ~          FAIL ~      dom0| [  731.110532] vif vif-7-0 vif7.0: fatal error; disabling device      ~ vif<n> vif<n>: fatal error; disabling device
            nvme-poll ~          FAIL ~      guest| [   31.2] nvme nvme0: I/O tag 0 (1000) QID 0 timeout, completion polled ~ nvme<n>: I/O <n> QID <n> timeout, completion polled
            kernel-oops ~        FAIL ~      dom0| [   31.2] BUG: kernel NULL pointer dereference, address: 0000000000000008 ~ BUG: kernel NULL pointer dereference
            nvme-poll ~          FAIL ~      guest| [   31.2] nvme nvme0: I/O 12 QID 3 timeout, completion polled ~         nvme<n>: I/O <n> QID <n> timeout, completion polled
            irq-nobody ~         FAIL ~      dom0| <3>[ 4031.1] irq 16: nobody cared (try booting with the "irqpoll" option) ~ irq <n>: nobody cared
            kernel-oops ~        FAIL ~      dom0| BUG: unable to handle page fault for address: ffffc90040a1b000 ~         BUG: unable to handle page fault for address
            kernel-panic ~       HOST_LOST ~ dom0| [  402.1][    T1] Kernel panic - not syncing: Attempted to kill init! exitcode=0x0000000b ~ Kernel panic - not syncing: Attempted to kill init! exitcode=<hex>
            guest-panic ~        CRASH ~     guest| Kernel panic - not syncing: Out of memory ~                             Kernel panic - not syncing: Out of memory
            libxl-noiommu ~      BLOCKED ~   libxl: error: libxl_create.c:1161: PCI device 0000:02:00.0 cannot be assigned - no IOMMU? ~ PCI device <BDF> cannot be assigned - no IOMMU?
            libxl-pciback ~      BLOCKED ~   xl| libxl: error: libxl_pci.c:418: Looks like pciback driver is not loaded ~   Looks like pciback driver is not loaded
            libxl-pciback ~      BLOCKED ~   Looks like pciback driver not loaded ~                                         Looks like pciback driver not loaded
            libxl-notassignable ~ BLOCKED ~  libxl: error: libxl_pci.c:1677:libxl__device_pci_add: Domain 4:PCI device 0:1:0.0 is not assignable ~ PCI device <BDF> is not assignable
            libxl-dm ~           FAIL ~      xl| libxl: error: libxl_dm.c:3140: Domain 3:device model did not start: -9 ~   device model did not start: -9
            libxl-dm ~           FAIL ~      xl| libxl: error: libxl_dm.c:3140: Domain 3:domain 3 device model: spawn failed (rc=-3) ~ spawn failed (rc=-3)
            libxl-dmresume ~     FAIL ~      xl| libxl: error: Domain 3:Failed to resume device model: rc=-9 ~              Failed to resume device model: rc=-9
            mig-sender ~         FAIL ~      Migration failed, failed to suspend at sender. ~                               Migration failed, failed to suspend at sender
            mig-sender ~         FAIL ~      Migration failed, resuming at sender. ~                                        Migration failed, resuming at sender
            mig-target ~         FAIL ~      migration target: Domain creation failed (code -3). ~                          migration target: Domain creation failed
            mig-target ~         FAIL ~      Migration failed due to problems at target. ~                                  Migration failed due to problems at target
            mig-handshake ~      FAIL ~      ** Migration failed during final handshake ** ~                                Migration failed during final handshake
            domid-recent ~       INFO ~      libxl: error: libxl_create.c:690: Domain 5:domain id recently used ~           domain id recently used
            suppressed ~         INFO ~      (XEN) printk: 26235 messages suppressed. ~                                     printk: <n> messages suppressed
            lines-missing ~      INFO ~      xen| testday: lines are missing here ~                                         testday: lines are missing here
            """)
    void a_signature_is_known_by_its_line(String id, Means means, String line, String text) {
        Sighting sighting = SHIPPED.first(List.of("a line before", line)).orElseThrow();

        assertThat(sighting.symptom()).isEqualTo(new Symptom(id, text));
        assertThat(sighting.means()).isEqualTo(means);
        assertThat(sighting.excerpt()).contains(line);
    }

    @Test
    void every_signature_of_the_catalogue_is_in_the_table_of_lines() throws NoSuchMethodException {
        String table = SignaturesTest.class
                .getDeclaredMethod(
                        "a_signature_is_known_by_its_line", String.class, Means.class, String.class, String.class)
                .getAnnotation(CsvSource.class)
                .textBlock();

        assertThat(SHIPPED.catalogue())
                .filteredOn(signature -> !signature.aftermath())
                .allSatisfy(signature -> assertThat("\n" + table).contains("\n" + signature.id() + " ~"))
                .hasSizeGreaterThan(30)
                .extracting(Signature::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_program_that_faults_is_no_oops_of_the_kernel() {
        assertThat(
                        SHIPPED.first(
                                List.of(
                                        "dom0| [   31.2] traps: shell[123] general protection fault ip:7f01 sp:7f02 error:0 in libx.so")))
                .isEmpty();
        assertThat(symptom("dom0| [   31.2] Oops: general protection fault, probably for non-canonical address"))
                .isEqualTo(new Symptom(
                        "kernel-oops", "Oops: general protection fault, probably for non-canonical address"));
    }

    @Test
    void the_same_panic_reads_the_same_on_two_machines() throws IOException {
        // given
        List<String> here = fixture("xen-panic.txt");
        List<String> there = here.stream()
                .map(line -> line.replaceFirst("\\[ {2}(8\\d\\d\\.)", "[ 1$1")
                        .replace("Panic on CPU 3", "Panic on CPU 11")
                        .replace("common/sched", "/build/xen-4.21/xen/common/sched")
                        .replace(":2273", ":2280"))
                .toList();

        // when
        Sighting one = SHIPPED.first(here).orElseThrow();
        Sighting other = SHIPPED.first(there).orElseThrow();

        // then
        assertThat(there).doesNotContainSequence(here.get(1));
        assertThat(one.symptom().id()).isEqualTo("xen-assert");
        assertThat(one.symptom().text()).contains("svc->rqd").endsWith("failed at common/sched/credit2.c:<line>");
        assertThat(other.symptom()).isEqualTo(one.symptom());
        assertThat(one.excerpt()).first().isEqualTo(here.getFirst());
        assertThat(one.excerpt()).last().isEqualTo(here.getLast());
    }

    @Test
    void a_panic_is_named_by_what_it_says() {
        assertThat(symptom("(XEN) Panic on CPU 2:", "(XEN) GENERAL PROTECTION FAULT", "(XEN) [error_code=0000]"))
                .isEqualTo(new Symptom("xen-panic", "Panic on CPU <n>: GENERAL PROTECTION FAULT"));
        assertThat(symptom("(XEN) Panic on CPU 0:", "(XEN) IO-APIC + timer doesn't work!  Boot with apic_verbosity"))
                .isEqualTo(new Symptom("ioapic-timer", "IO-APIC + timer doesn't work!"));
    }

    @Test
    void the_worst_counts_and_of_equals_the_first() throws IOException {
        List<String> guest = fixture("guest-with-big-card.txt");
        List<String> all = new ArrayList<>(guest);
        all.addAll(fixture("xen-panic.txt"));

        assertThat(SHIPPED.first(guest.subList(0, 5)).orElseThrow().means()).isEqualTo(Means.INFO);
        assertThat(SHIPPED.first(guest.subList(0, 6)).orElseThrow().means()).isEqualTo(Means.FAIL);
        assertThat(SHIPPED.first(guest).orElseThrow().means()).isEqualTo(Means.CRASH);
        assertThat(SHIPPED.first(all).orElseThrow().symptom().id()).isEqualTo("xen-assert");
    }

    @Test
    void what_follows_every_failure_is_never_the_cause() throws IOException {
        List<String> lines = fixture("xl-not-assignable.txt");

        assertThat(SHIPPED.first(lines).orElseThrow().symptom())
                .isEqualTo(new Symptom("libxl-notassignable", "PCI device <BDF> is not assignable"));
        assertThat(SHIPPED.first(lines.subList(1, lines.size()))).isEmpty();
    }

    @Test
    void a_fault_of_the_device_under_test_is_a_failure() throws IOException {
        List<String> lines = fixture("iommu-flood.txt");

        Sighting sighting = SHIPPED.about("0000:03:00.0").first(lines).orElseThrow();

        assertThat(sighting.means()).isEqualTo(Means.FAIL);
        assertThat(sighting.symptom().text())
                .isEqualTo("[VT-D]DMAR:[DMA Read] Request device [<BDF>] fault addr reason 06 - PTE Read access is not"
                        + " set");
        assertThat(SHIPPED.about("04:00.0").first(lines).orElseThrow().means()).isEqualTo(Means.WARNING);
        assertThat(SHIPPED.about("0001:03:00.0").first(lines).orElseThrow().means())
                .isEqualTo(Means.WARNING);
    }

    @Test
    void suppressed_messages_make_the_evidence_incomplete() throws IOException {
        assertThat(SHIPPED.incomplete(fixture("iommu-flood.txt"))).isTrue();
        assertThat(SHIPPED.incomplete(fixture("xen-panic.txt"))).isFalse();
    }

    @Test
    void a_line_before_holds_the_reason_of_a_lost_interface() {
        assertThat(symptom(
                                "dom0| [731.1] vif vif-7-0 vif7.0: Cross page boundary, txp->offset: 2872, size: 1460",
                                "dom0| [731.2] vif vif-7-0 vif7.0: fatal error; disabling device")
                        .text())
                .isEqualTo("Cross page boundary, txp->offset: <n>, size: <n> vif<n> vif<n>: fatal error; disabling"
                        + " device");
    }

    @Test
    void who_speaks_decides() throws IOException {
        List<String> panic = fixture("dom0-panic.txt");

        assertThat(SHIPPED.first(panic.stream().map(Source.DOM0::tag).toList())
                        .orElseThrow()
                        .means())
                .isEqualTo(Means.HOST_LOST);
        assertThat(SHIPPED.first(panic.stream().map(Source.GUEST::tag).toList())
                        .orElseThrow()
                        .means())
                .isEqualTo(Means.CRASH);
        assertThat(SHIPPED.first(List.of("qemu| Panic on CPU 0:"))).isEmpty();
    }

    @Test
    void the_excerpt_holds_lines_of_one_source_only() {
        assertThat(SHIPPED.first(List.of("guest| a name", "xen| before", "xen| Xen BUG at a.c:1", "xl| after"))
                        .orElseThrow()
                        .excerpt())
                .containsExactly("xen| before", "xen| Xen BUG at a.c:1");
    }

    @Test
    void a_hint_says_what_to_do() {
        assertThat(SHIPPED.hint("libxl-pciback")).contains("Run modprobe xen-pciback.");
        assertThat(SHIPPED.hint("xen-bug")).isEmpty();
    }

    @Property(tries = 300)
    void whatever_bytes_a_log_holds_the_excerpt_keeps_its_limits(
            @ForAll @Size(max = 120) List<byte[]> junk, @ForAll long seed) {
        // given
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (byte[] bytes : junk) {
            String text = new String(bytes, random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16);
            lines.add(random.nextInt(8) == 0 ? "(XEN) Xen BUG at a.c:1 " + text.repeat(1 + random.nextInt(90)) : text);
        }

        // when
        SHIPPED.first(lines).ifPresent(sighting -> {
            // then
            List<String> excerpt = sighting.excerpt();
            assertThat(excerpt).isNotEmpty().hasSizeLessThanOrEqualTo(Limits.EXCERPT_LINES);
            assertThat(excerpt.stream()
                            .mapToInt(line -> line.getBytes(StandardCharsets.UTF_8).length + 1)
                            .sum())
                    .isLessThanOrEqualTo(Limits.EXCERPT_BYTES);
            assertThat(excerpt).allMatch(line -> !line.matches(".*[\\p{C}\\ufffd].*") && line.length() <= 1000);
            assertThat(sighting.symptom().text()).isNotBlank().doesNotMatch(".*\\p{C}.*");
        });
    }

    private static Symptom symptom(String... lines) {
        return SHIPPED.first(List.of(lines)).orElseThrow().symptom();
    }

    static List<String> fixture(String name) throws IOException {
        try (InputStream text = SignaturesTest.class.getResourceAsStream("/evidence/" + name)) {
            return new String(Objects.requireNonNull(text, name).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
