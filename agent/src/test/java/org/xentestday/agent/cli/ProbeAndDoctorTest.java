package org.xentestday.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.fixture.FakeHost;
import org.xentestday.agent.probe.Why;
import org.xentestday.model.json.Json;

@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class ProbeAndDoctorTest {
    private @TempDir Path home;
    private FakeHost host;
    private Terminal terminal;

    @BeforeEach
    void a_machine() {
        host = new FakeHost().with("/proc/cpuinfo", "vendor_id : AuthenticAMD\n");
        terminal = Terminal.ofAnna(home, host);
    }

    @Test
    void a_probe_that_could_not_ask_xen_says_so_in_its_code() {
        assertThat(terminal.run("probe")).isEqualTo(Exit.NO_XEN.code());
        assertThat(terminal.err()).isEqualTo("No Xen runs here: facts about the hypervisor are missing.\n");

        host.with("/sys/hypervisor/type", "xen").with("/proc/xen/capabilities", "control_d");
        for (Map.Entry<Why, Exit> each : Map.of(
                        Why.DENIED, Exit.NOT_PERMITTED,
                        Why.LATE, Exit.STUCK,
                        Why.FAILED, Exit.STUCK,
                        Why.ABSENT, Exit.NO_XEN)
                .entrySet()) {
            host.silent("xl info", each.getKey());
            assertThat(terminal.run("probe", "--json"))
                    .isEqualTo(each.getValue().code());
            assertThat(terminal.err().lines()).hasSize(1);
            assertThat(terminal.out()).startsWith("{\"facets\":{\"cpu_vendor\":\"amd\"}");
        }

        host.answering("xl info", "\u0000\u0001 : \ufffd\n");
        assertThat(terminal.run("probe")).isEqualTo(Exit.DATA.code());
        host.answering("xl info", "xen_major : 4\nxen_minor : 21\n");
        assertThat(terminal.run("probe")).isZero();
    }

    @Test
    void devices_are_listed_for_people_and_programs() throws IOException {
        host.with("/sys/bus/pci/devices/0000:03:00.0/class", "0x030000")
                .with("/sys/bus/pci/devices/0000:03:00.0/vendor", "0x1002")
                .with("/sys/bus/pci/devices/0000:03:00.0/device", "0x73bf")
                .with("/sys/bus/pci/devices/0000:03:00.0/boot_vga", "1");

        assertThat(terminal.run("probe", "--devices")).isZero();
        assertThat(terminal.out())
                .contains("0000:03:00.0  1002:73bf  gpu      -       -            none             the screen\n");

        assertThat(terminal.run("probe", "--devices", "--json")).isZero();
        assertThat(json())
                .isEqualTo(Json.tree(List.of(Map.of(
                        "address", "0000:03:00.0",
                        "id", "1002:73bf",
                        "class", "gpu",
                        "reset", "none",
                        "virtualFunction", false,
                        "uses", List.of("console")))));
    }

    @Test
    void a_doctor_changes_nothing_and_ends_with_the_code_of_the_worst() throws IOException {
        assertThat(terminal.run("doctor", "--offline")).isEqualTo(Exit.NO_XEN.code());
        assertThat(terminal.out())
                .startsWith("problem  xen          No Xen runs here.\n                      -> install");
        assertThat(terminal.state()).doesNotExist();

        terminal.run("doctor", "--json");
        assertThat(json().path("checks").get(0).path("level").asText()).isEqualTo("problem");
    }

    @Test
    void the_boot_messages_of_xen_are_kept_by_the_first_command_and_read_by_later_ones() {
        host.with("/proc/xen/capabilities", "control_d")
                .answering("xl info", "xen_major : 4\nxen_minor : 21\n")
                .answering("xl dmesg", "(XEN) Xen version 4.21.0 debug=n\n(XEN) EFI RAM map:\n(XEN) Bootloader: EFI\n");
        terminal.run("status", "--offline");

        host.answering("xl dmesg", "(XEN) d1v0 later\n");
        terminal.run("probe");

        assertThat(terminal.out())
                .contains("firmware             uefi-xen                 xl dmesg, as kept since boot\n");
    }

    private JsonNode json() throws IOException {
        return Json.tree(terminal.out().getBytes(StandardCharsets.UTF_8));
    }
}
