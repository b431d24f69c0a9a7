package org.xentestday.agent.xl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xentestday.agent.fixture.Machines;

/** What xl prints, in the forms seen from 4.17. */
class XlTest {
    private static final String LIST = """
            Name                                        ID   Mem VCPUs\tState\tTime(s)
            Domain-0                                     0  1536     2     r-----     458.4
            my guest                                     3   256     1     -b----      27.5
            """;
    private static final String LONG_LIST = """
            Name                  ID   Mem VCPUs\tState\tTime(s)   UUID                            Reason-Code\tSecurity Label
            Domain-0               0  1536     2     r-----     458.4 00000000-0000-0000-0000-000000000000        -                -
            testday-ab12-1         3   256     1     ----c-      27.5 28b308fd-032c-43cc-8378-343d9d851c3b        2                -
            (null)                 4     1     1     --p--d       0.0 99b308fd-032c-43cc-8378-343d9d851c3b        -                -
            """;

    @Test
    void domains_are_listed_with_names_of_any_kind() {
        List<Domain> domains = Domain.all(LIST);

        assertThat(domains).extracting(Domain::name).containsExactly("Domain-0", "my guest");
        assertThat(domains.getLast()).isEqualTo(new Domain("my guest", 3, 256, 1, "-b----", null));
    }

    @Test
    void a_domain_is_found_by_its_name_its_uuid_and_while_it_moves() {
        List<Domain> domains = Domain.all(LONG_LIST);
        Domain guest = domains.get(1);
        Domain nameless = domains.get(2);

        assertThat(guest.crashed()).isTrue();
        assertThat(nameless.down()).isTrue();
        assertThat(guest.is("testday-ab12-1", "another")).isTrue();
        assertThat(guest.is("testday-ab12", "another"))
                .as("only a part of the name")
                .isFalse();
        assertThat(nameless.is("x", "99b308fd-032c-43cc-8378-343d9d851c3b")).isTrue();
        assertThat(new Domain("a--incoming", 9, 1, 1, "------", null).is("a", "u"))
                .isTrue();
    }

    @Test
    void virtual_processors_that_are_offline_do_not_count() {
        String text = """
                Name                                ID  VCPU   CPU State   Time(s) Affinity (Hard / Soft)
                guest                                1     0    3   -b-      21.1  all / all
                guest                                1     1    2   r--      13.1  3 / all
                guest                                1     2    -   --p      11.5  all / all
                """;

        assertThat(Vcpu.all(text)).hasSize(3);
        assertThat(Vcpu.online(text)).extracting(Vcpu::cpu).containsExactly(3, 2);
    }

    @Test
    void pools_are_listed_with_their_processors() {
        Pools pools = Pools.of("Name               CPU list\nPool-0             0,1,3\nempty\n");

        assertThat(pools.has("Pool-0", 3)).isTrue();
        assertThat(pools.has("Pool-0", 2)).isFalse();
        assertThat(pools.has("empty")).isTrue();
        assertThat(pools.has("Name")).isFalse();
    }

    @Test
    void capabilities_are_read_in_the_forms_of_new_and_old_xen() {
        XenInfo now = XenInfo.of("""
                nr_cpus                : 4
                virt_caps              : pv hvm hvm_directio pv_directio hap gnttab-v1
                free_memory            : 2514
                xen_major              : 4
                xen_minor              : 17
                xen_caps               : xen-3.0-x86_64 hvm-3.0-x86_32
                """);
        XenInfo old =
                XenInfo.of("virt_caps : hvm\nxen_caps : xen-3.0-x86_64 hvm-3.0-x86_32\nxen_major : 4\nxen_minor : 3\n");
        XenInfo weak = XenInfo.of("virt_caps :\nxen_caps : xen-3.0-x86_64 \n");

        assertThat(now.version()).isEqualTo("4.17");
        assertThat(now.cpus()).isEqualTo(4);
        assertThat(now.can("directio")).isTrue();
        assertThat(now.runs("pv")).isTrue();
        assertThat(now.runs("hvm")).isTrue();
        assertThat(old.runs("pv"))
                .as("4.3 does not name pv among the capabilities")
                .isTrue();
        assertThat(old.can("directio")).isFalse();
        assertThat(weak.runs("hvm")).isFalse();
        assertThat(XenInfo.of("").values()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"xen-4.14-arm64-raspberry-pi, pvh", "xen-4.12-arm64-smmu, pvh"})
    void arm_has_one_kind_of_guest(String machine, String kind) {
        XenInfo xen =
                XenInfo.of(Machines.named(machine).host().run("xl", "info").orElseThrow());

        assertThat(Stream.of("pv", "pvh", "hvm").filter(xen::runs)).containsExactly(kind);
    }

    @Test
    void what_arm_calls_pvh_was_called_pv_before_4_12() {
        XenInfo old = XenInfo.of("machine : aarch64\nvirt_caps : hvm\nxen_major : 4\nxen_minor : 11\n");

        assertThat(Stream.of("pv", "pvh", "hvm").filter(old::runs)).containsExactly("pv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "libxl: error: libxl_create.c:1160:libxl__domain_config_setdefault: passthrough not supported on this platform | NO_IOMMU",
                "libxl: error: libxl_pci.c:848:libxl__device_pci_assignable_add: failed to quarantine 0000:01:00.0 | NO_IOMMU",
                "libxl: error: libxl_pci.c:444:libxl_device_pci_assignable_list: Looks like pciback driver not loaded | NO_PCIBACK",
                "libxl: error: libxl_pci.c:1677:libxl__device_pci_add: Domain 1:PCI device 0:1:0.0 is not assignable | NOT_ASSIGNABLE",
                "libxl: error: libxl_pci.c:792:libxl__device_pci_assignable_add: Couldn't lstat /sys/bus/pci/devices/0000:0a:00.0: No such file or directory | NO_DEVICE",
                "libxl: error: libxl_create.c:1155:x: passthrough not yet supported for x86 PVH guests | PVH_PASSTHROUGH",
                "You are overcommmitting! You have 4 physical CPUs and want 5 vCPUs! Aborting | OVERCOMMIT",
                "xc: error: Failed to enable logdirty: 95,22,0 (22 = Invalid argument): Internal error | NO_SHADOW_PAGING",
                "libxl: error: libxl_device.c:1337:device_hotplug_child_death_cb: script: Failed to find an unused loop device | NO_LOOP_DEVICE",
                "xc: error: Failed to write page data to stream (28 = No space left on device): Internal error | DISK_FULL"
            })
    void refusals_that_are_no_fault_of_the_product_are_known(String line, Refusal refusal) {
        assertThat(Refusal.in(List.of("Parsing config from x", line, "libxl: error: Unable to destroy guest")))
                .contains(refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"libxl: error: libxl_qmp.c:1: device model did not start: -1", "", "all is well"})
    void other_words_are_no_refusal(String line) {
        assertThat(Refusal.in(List.of(line))).isEmpty();
    }

    @Test
    void the_first_error_is_the_complaint_without_places_and_numbers() {
        assertThat(Complaint.in(List.of(
                        "Parsing config from /tmp/pv.cfg",
                        "libxl: error: libxl_domain.c:81:libxl__domain_rename: Domain 3:Domain with name \"a\" already exists.",
                        "libxl: error: libxl_domain.c:1137:domain_destroy_callback: Domain 3:Unable to destroy guest")))
                .contains("Domain with name \"a\" already exists.");
        assertThat(Complaint.in(List.of("nosuch is an invalid domain identifier (rc=-6)")))
                .contains("nosuch is an invalid domain identifier (rc=-6)");
        assertThat(Complaint.in(List.of("Parsing config from x", "xc: progress: Frames: 1/2 50%")))
                .isEmpty();
    }
}
